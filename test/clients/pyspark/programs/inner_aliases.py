# Aliases inside of expressions name nothing, but the names of columns show them; and nothing is in an empty list.
from pyspark.sql import Window
from pyspark.sql import functions as F


d = spark.createDataFrame([(1, "a", [1, 2]), (2, "b", [3])], "k int, s string, a array<int>")
k = F.col("k").alias("c")
frames = [
    d.select(-k, k + 1, F.sum(k).over(Window.partitionBy(F.col("s").alias("p")).orderBy(k))).orderBy(F.desc("negative(k AS c)")),
    d.groupBy("s").agg(F.sum(k)).orderBy("s"),
    d.select(k.cast("string"), F.upper(k.cast("string")), k.alias("z"), k.isNull(), k.isin(1, 2)),
    d.select(F.struct(k, "s"), F.array(k, k + 1), F.when(k > 1, k).otherwise(0)),
    d.select(F.coalesce(k, F.lit(1).alias("one")), F.col("a").alias("z")[0], F.lit(1).alias("x") + F.lit(2)),
    d.select(F.transform("a", lambda x: (x + 1).alias("q")), F.expr("k as c") + 1),
    d.groupBy(k).count().orderBy("c"),
    d.groupBy(-k).count().orderBy(F.abs(F.col("negative(k AS c)"))),
]
for frame in frames:
    print(frame.columns, frame.collect())
for setting in ("true", "false"):
    spark.conf.set("spark.sql.legacy.nullInEmptyListBehavior", setting)
    empty = spark.createDataFrame([(1,), (None,)], "x int")
    print(empty.select(F.col("x").isin([])).schema, empty.select(F.col("x").isin([]).alias("a")).collect())
    print(empty.filter(~F.col("x").isin([])).collect())
