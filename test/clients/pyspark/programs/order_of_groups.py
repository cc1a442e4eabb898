# The order in which the groups of a few rows come: by partitions and hashes.
from pyspark.sql import functions as F

rows = [(i, f"w{(i * i + 3 * i) % 13}", ((i * 37) % 101) / 8, (i * 7) % 19, None if i % 9 == 4 else i % 4) for i in range(60)]
for shuffle, leaves in [(200, 4), (200, 1), (4, 3), (7, 7)]:
    spark.conf.set("spark.sql.shuffle.partitions", shuffle)
    spark.conf.set("spark.sql.leafNodeDefaultParallelism", leaves)
    df = spark.createDataFrame(rows, "i int, w string, x double, k int, n int")
    n = spark.range(0, 50, 1, 3)
    frames = [
        df.groupBy("w").count(),
        df.groupBy("w", "n").agg(F.sum("x").alias("s")),
        df.groupBy("k").agg(F.median("x"), F.min("i")),
        df.groupBy("n").agg(F.max("w"), F.sum("k")),
        df.groupBy("w").agg(F.collect_set("k").alias("c"), F.max("w").alias("m")).select("w", F.size("c"), "m"),
        df.groupBy("w").agg(F.max_by("i", "x")),
        df.groupBy("k").agg(F.first("w", ignorenulls=True)),
        df.groupBy(F.upper("w").alias("u")).count().filter("count > 4").select((F.col("count") * 2).alias("c"), "u"),
        df.groupBy((F.col("x") > 5).alias("big"), F.col("k").cast("decimal(5,1)").alias("d")).count(),
        df.groupBy(F.lit("2024-01-01").cast("date") + F.col("k")).agg(F.avg("x")),
        df.groupBy("x").count().limit(5),
        df.select("w").distinct(),
        df.select("w", "k").distinct(),
        n.groupBy((F.col("id") % 7).alias("m")).count(),
        spark.range(0, 30, 1, 1).groupBy((F.col("id") * 5 % 7).alias("m")).count(),
        n.filter("id > 20").groupBy((F.col("id") % 7).alias("m")).agg(F.stddev("id")),
        spark.sql("SELECT k % 5 AS a, count(*) AS c FROM VALUES (1), (2), (3), (4), (5), (6), (7) AS t(k) GROUP BY 1"),
    ]
    for frame in frames:
        print([tuple(r) for r in frame.collect()])
    if shuffle == 200:
        df.groupBy("w").agg(F.countDistinct("k")).show()
    df.groupBy("w").count().show(3)
