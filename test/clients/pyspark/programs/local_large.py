# Local data beyond the threshold goes to the server as an artifact of its own.
spark.conf.set("spark.sql.session.localRelationCacheThreshold", "1000")
rows = [(i, f"value {i}", i / 4) for i in range(5000)]
df = spark.createDataFrame(rows, ["id", "s", "x"])
print(df.count(), df.selectExpr("sum(id)", "max(s)", "sum(x)").first())
again = spark.createDataFrame(rows, ["id", "s", "x"])
print(again.join(df, "id").count())
print(df.where("id % 1000 = 7").orderBy("id").collect())
