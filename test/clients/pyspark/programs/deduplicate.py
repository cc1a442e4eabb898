# Distinct rows, and rows distinct in some columns.
df = spark.createDataFrame([(1, "a", 1.0), (1, "a", 1.0), (1, "a", 2.0), (2, None, 1.0), (2, None, 1.0)], ["k", "s", "x"])
df.distinct().orderBy("k", "x").show()
df.dropDuplicates().orderBy("k", "x").show()
print(df.dropDuplicates(["k"]).count(), df.drop_duplicates(["k", "s"]).count(), df.dropDuplicates(["x"]).select("x").orderBy("x").collect())
print(df.dropDuplicates(["k"]).columns)
attempt(lambda: df.dropDuplicates(["nope"]).collect())
attempt(lambda: df.dropDuplicates("k"))
