# Names given to relations, names with odd characters.
from pyspark.sql import functions as F

df = spark.createDataFrame([(1, 2)], ["a b", "c.d"])
df.select("`a b`", "`c.d`", F.col("`c.d`") + 1).show()
print(df["a b"], df["`c.d`"], df.columns)
attempt(lambda: df.select("c.d").collect())
t = spark.range(2).alias("t")
t.select("t.id", F.col("t.id") * 2, "t.*").orderBy("t.id").show()
attempt(lambda: t.select("u.id").collect())
spark.createDataFrame([(1, 2)], ["select", "from"]).selectExpr("`select` + `from` AS `group`").show()
print(spark.sql("SELECT 1 + 1, 'x', upper('a'), CAST(1 AS STRING), -1, a.b.c, NOT true, 1 IN (1, 2), CASE WHEN true THEN 1 END FROM (SELECT named_struct('b', named_struct('c', 1)) AS a)").columns)
print(spark.range(1).select(F.lit(1), F.col("id") + 1, F.upper(F.lit("a")), F.col("id").cast("string"), -F.col("id"), ~(F.col("id") > 1), F.col("id").isin(1, 2), F.when(F.lit(True), 1), F.lit("x"), F.array(F.lit(1)), F.struct("id")).columns)
