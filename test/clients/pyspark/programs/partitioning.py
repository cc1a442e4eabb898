# What only concerns how rows lie leaves the rows alone.
from pyspark.sql import functions as F

df = spark.range(10)
total = lambda d: d.agg(F.sum("id")).first()[0]
print(total(df.repartition(3)), total(df.repartition("id")), total(df.repartition(4, "id")), total(df.coalesce(1)), total(df.repartitionByRange(2, "id")), total(df.repartitionByRange("id")))
print(total(df.hint("broadcast")), total(df.hint("repartition", 3)), total(F.broadcast(df)), df.hint("nonsense", 1, "x").count())
print(df.join(df.hint("merge").withColumnRenamed("id", "j"), F.col("id") == F.col("j")).count())
print(df.sortWithinPartitions(F.desc("id")).count(), spark.sql("SELECT /*+ COALESCE(2) */ * FROM range(4)").count())
attempt(lambda: df.repartition(2, "nope").count())
attempt(lambda: df.repartitionByRange(2, F.col("nope") + 1).count())
attempt(lambda: df.select((F.col("id") + 1).alias("x")).repartition("id").count())
print(total(df.repartition(2, F.col("id") % 3)), df.toDF("a b").repartition("`a b`").count(), df.repartition(2, df.id, df["id"]).count())
