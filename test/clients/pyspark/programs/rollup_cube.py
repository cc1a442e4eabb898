# Subtotals.
from pyspark.sql import functions as F

df = spark.createDataFrame([("a", "x", 1), ("a", "y", 2), ("b", "x", 3), ("b", None, 4)], ["k", "l", "n"])
df.rollup("k", "l").agg(F.sum("n").alias("s"), F.grouping("k").alias("gk"), F.grouping_id().alias("g")).orderBy("g", "k", "l").show()
df.cube("k", "l").agg(F.sum("n").alias("s"), F.grouping_id("k", "l").alias("g")).orderBy("g", "k", "l").show()
df.rollup("k").count().orderBy("k").show()
df.createOrReplaceTempView("t")
spark.sql("SELECT k, l, sum(n), grouping_id() AS g FROM t GROUP BY GROUPING SETS ((k, l), (l), ()) ORDER BY g, k, l").show()
