# Orders, and where NULLs go.
from pyspark.sql import functions as F

df = spark.createDataFrame([(1, "b", 2.0), (2, None, 1.0), (3, "a", None), (4, "B", 2.0)], ["id", "s", "x"])
for order in [["s"], [F.desc("s")], [F.asc_nulls_last("s")], [F.desc_nulls_first("x"), F.col("id").desc()], ["x", F.lower("s")]]:
    print([r.id for r in df.orderBy(*order).collect()])
print([r.id for r in df.sort("x", "s", ascending=[False, True]).collect()])
print([r.id for r in df.sort(["x", "id"], ascending=False).collect()])
print([r.id for r in df.sortWithinPartitions("s").coalesce(1).orderBy("id").collect()])
print(df.orderBy("id").limit(2).orderBy(F.desc("id")).collect())
print(df.orderBy("id").take(2), df.orderBy("id").head(), df.orderBy("id").head(2), df.orderBy("id").first(), df.orderBy("id").tail(2), df.limit(0).collect(), df.limit(0).first())
attempt(lambda: df.orderBy("nope").collect())
