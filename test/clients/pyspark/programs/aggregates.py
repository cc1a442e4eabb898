# Groups and their aggregates.
from pyspark.sql import functions as F

df = spark.createDataFrame([("a", 1, 1.5), ("a", 2, None), ("b", 3, 2.5), ("b", None, 4.0), (None, 5, 6.0)], ["k", "n", "x"])
df.groupBy("k").count().orderBy("k").show()
df.groupBy("k").agg(F.sum("n"), F.avg("x"), F.min("n"), F.max("x"), F.count("*"), F.count("n"), F.countDistinct("x")).orderBy("k").show()
df.groupBy("k").agg({"n": "sum", "*": "count"}).orderBy("k").show()
df.groupBy("k").sum().orderBy("k").show()
df.groupBy("k").mean("n", "x").orderBy("k").show()
df.groupBy().max("n").show()
# Rounded: the last digits depend on how the rows lie in partitions.
moments = [F.stddev("n"), F.var_pop("n"), F.skewness("n"), F.kurtosis("n"), F.corr("n", "x"), F.covar_samp("n", "x")]
df.agg(F.sum("n"), F.sum_distinct("n"), *[F.round(m, 9) for m in moments]).show(truncate=False, vertical=True)
df.groupBy((F.col("n") % 2).alias("odd"), F.col("k").isNull()).agg(F.sort_array(F.collect_list("n")).alias("l"), F.sort_array(F.collect_set("k")).alias("s")).orderBy("odd", "l").show()
df.agg(F.first("k"), F.last("k", ignorenulls=True), F.max_by("k", "n"), F.min_by("k", "n"), F.bool_and(F.col("n") > 0), F.bit_or("n"), F.median("n"), F.percentile("n", 0.25), F.mode("k")).show()
df.groupBy("k").agg(F.sum(F.when(F.col("n") > 1, 1).otherwise(0)).alias("c")).filter("c > 0").orderBy("k").show()
print(df.groupBy("k").agg(F.sum("n").alias("s")).schema)
print(df.filter("false").agg(F.sum("n"), F.count("n"), F.collect_list("n")).collect(), df.filter("false").groupBy("k").count().collect())
df.groupBy("k").agg(F.approx_count_distinct("n"), F.count_if(F.col("n") > 1)).orderBy("k").show()
attempt(lambda: df.groupBy("k").agg(F.col("n")).collect())
attempt(lambda: df.groupBy("nope").count().collect())
attempt(lambda: df.groupBy("k").sum("k").collect())
