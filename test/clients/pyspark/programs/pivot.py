# Rows to columns, with the values given and without.
from pyspark.sql import functions as F

df = spark.createDataFrame([("a", 2020, 1, 1.0), ("a", 2021, 2, 2.0), ("b", 2020, 3, 3.0), ("b", 2022, 4, None)], ["k", "y", "n", "x"])
df.groupBy("k").pivot("y").sum("n").orderBy("k").show()
df.groupBy("k").pivot("y", [2021, 2020, 1999]).sum("n").orderBy("k").show()
df.groupBy("k").pivot("y", [2020, 2021]).agg(F.sum("n"), F.max("x").alias("m")).orderBy("k").show()
df.groupBy("k").pivot("y").agg(F.count("n").alias("c"), F.avg("x")).orderBy("k").show()
df.groupBy().pivot("k").count().show()
df.withColumn("k2", F.when(F.col("y") > 2020, F.col("k"))).groupBy("y").pivot("k2").count().orderBy("y").show()
attempt(lambda: df.groupBy("k").pivot("nope").count().collect())
attempt(lambda: df.rollup("k").pivot("y").count().collect())
