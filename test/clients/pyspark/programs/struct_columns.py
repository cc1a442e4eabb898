# Fields of structs: got, added, dropped, expanded.
from pyspark.sql import functions as F

df = spark.sql("SELECT named_struct('a', 1, 'b', named_struct('c', 'x', 'd', 2.5)) AS s, map('k', 1, 'l', 2) AS m, array(3, 1, 2) AS r")
df.select("s.a", "s.b.c", F.col("s").getField("b").getField("d"), df.m["k"], df.m.getItem("zz"), df.r[1], df.r.getItem(7)).show()
df.select("s.*").printSchema()
df.select(F.col("s").withField("z", F.lit(1)).alias("s")).printSchema()
df.select(F.col("s").withField("b.c", F.upper("s.b.c")).alias("s")).show(truncate=False)
df.select(F.col("s").dropFields("a").alias("s"), F.col("s").dropFields("b.c", "a").alias("t")).printSchema()
df.select(F.struct("m", F.lit(1).alias("one")).alias("x")).printSchema()
df.select(F.struct(F.col("s.a"), F.col("r")[0])).show()
attempt(lambda: df.select("s.nope").collect())
attempt(lambda: df.select(F.col("s").dropFields("a", "b")).collect())
