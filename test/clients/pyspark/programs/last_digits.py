# Aggregates of doubles: what Spark computes of each partition, and then of these.
from pyspark.sql import functions as F

spark.conf.set("spark.sql.leafNodeDefaultParallelism", 4)
people = spark.createDataFrame([("Bob", 13, 40.3, 150.5), ("Alice", 12, 37.8, 142.3), ("Tom", 11, 44.1, 142.2)], "name string, age int, weight double, height double")
people.describe(["age", "weight", "height"]).show()
people.summary().show()
rows = [(i % 3, ((i * 37) % 101) / 7, ((i * 53) % 89) / 3, float((i * 7) % 5)) for i in range(23)]
local = spark.createDataFrame(rows, "k int, x double, y double, z double")
frames = [local, spark.range(0, 1000, 1, 4).select((F.col("id") % 3).alias("k"), (F.randn(42) + F.col("id") % 3 * 10).alias("x"), (F.col("id") % 7 / 3).alias("y"), (F.col("id") % 5).cast("double").alias("z"))]
one = [F.sum, F.avg, F.stddev, F.stddev_pop, F.variance, F.var_pop, F.skewness, F.kurtosis]
two = [F.covar_pop, F.covar_samp, F.corr, F.regr_slope, F.regr_intercept, F.regr_r2, F.regr_sxx, F.regr_sxy, F.regr_syy]
for frame in frames:
    columns = [f("x") for f in one] + [f("x", "y") for f in two] + [F.histogram_numeric("z", F.lit(3))]
    print(frame.agg(*columns).collect())
    print(frame.groupBy("k").agg(*columns).orderBy("k").collect())
    print(frame.filter("k > 0").agg(F.stddev("x"), F.sum("x"), F.corr("x", "y")).collect() if frame is not local else "")
    print(frame.select((F.col("x") * 3).alias("x"), "y").agg(F.stddev("x") + 1, F.expr("sum(x) FILTER (WHERE y > 1)")).collect())
    print(frame.stat.corr("x", "y"), frame.stat.cov("x", "y"))
print(spark.range(0, 100, 1, 3).agg(F.avg(F.col("id") / 7), F.stddev("id"), F.sum(F.col("id").cast("float") / 3)).collect())
