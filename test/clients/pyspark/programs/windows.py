# Functions over windows.
from pyspark.sql import Window
from pyspark.sql import functions as F

df = spark.createDataFrame([("a", 1, 10), ("a", 2, 20), ("a", 2, 30), ("b", 1, 5), ("b", 3, None)], ["k", "t", "v"])
w = Window.partitionBy("k").orderBy("t", "v")
df.select("*", F.row_number().over(w).alias("rn"), F.rank().over(Window.partitionBy("k").orderBy("t")).alias("r"), F.dense_rank().over(Window.partitionBy("k").orderBy("t")).alias("dr"), F.ntile(2).over(w).alias("nt"), F.percent_rank().over(Window.partitionBy("k").orderBy("t")).alias("pr"), F.cume_dist().over(Window.partitionBy("k").orderBy("t")).alias("cd")).orderBy("k", "t", "v").show()
df.select("k", "t", "v", F.lag("v").over(w).alias("lag"), F.lead("v", 1, -1).over(w).alias("lead"), F.first("v").over(w).alias("first"), F.last("v", True).over(w).alias("last"), F.nth_value("v", 2).over(w).alias("nth")).orderBy("k", "t", "v").show()
df.select("k", "t", "v", F.sum("v").over(w).alias("running"), F.sum("v").over(Window.partitionBy("k")).alias("all"), F.avg("v").over(w.rowsBetween(-1, 1)).alias("around"), F.count("v").over(Window.partitionBy("k").orderBy("t").rangeBetween(-1, Window.currentRow)).alias("near"), F.max("v").over(w.rowsBetween(Window.unboundedPreceding, Window.unboundedFollowing)).alias("top")).orderBy("k", "t", "v").show()
df.withColumn("n", F.row_number().over(w.orderBy(F.desc("t"), F.desc("v")))).filter("n = 1").orderBy("k").show()
df.groupBy("k").agg(F.sum("v").alias("s")).withColumn("share", F.round(F.col("s") / F.sum("s").over(Window.partitionBy()), 3)).orderBy("k").show()
print(F.sum("v").over(w), w)
attempt(lambda: df.select(F.row_number().over(Window.partitionBy("k"))).collect())
attempt(lambda: df.filter(F.row_number().over(w) == 1).collect())
