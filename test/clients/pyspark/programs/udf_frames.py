# Python functions of whole frames and of groups.
import pandas as pd
import pyarrow as pa
from pyspark.sql.functions import col, lit, sum

df = spark.createDataFrame([(1, "a", 1.5), (1, "b", 2.5), (2, "c", None), (2, "d", 4.0), (None, "e", 5.0)], "k int, s string, v double")
df.mapInPandas(lambda frames: (f[f.v > 2] for f in frames), df.schema).orderBy("s").show()
df.mapInPandas(lambda frames: (f.assign(n=len(f))[["n", "s"]] for f in frames), "n long, s string").selectExpr("sum(n) > 0", "count(s)").show()
df.mapInArrow(lambda batches: (b for b in batches), df.schema).orderBy("s").show()
df.mapInArrow(lambda batches: (pa.RecordBatch.from_arrays([b.column(1)], ["t"]) for b in batches), "t string").orderBy("t").show()
df.groupBy("k").applyInPandas(lambda g: g.assign(v=g.v - g.v.mean())[["k", "v"]], "k int, v double").orderBy("k", "v").show()
df.groupBy("k").applyInPandas(lambda key, g: pd.DataFrame([key + (len(g),)], columns=["k", "n"]), "k int, n long").orderBy("k").show()
df.groupBy(col("k") + 1).applyInPandas(lambda g: pd.DataFrame({"n": [len(g)], "c": [",".join(g.columns)]}), "n long, c string").orderBy("n").show()
df.groupBy().applyInPandas(lambda g: pd.DataFrame({"n": [len(g)]}), "n long").show()
df.groupBy("k", (col("v") > 2).alias("big")).applyInPandas(lambda key, g: pd.DataFrame({"key": [str([None if pd.isna(x) else bool(x) if i else int(x) for i, x in enumerate(key)])], "s": ["".join(g.s)]}), "key string, s string").orderBy("s").show(truncate=False)
other = spark.createDataFrame([(1, 10), (3, 30)], "k int, w int")
sizes = lambda a, b: pd.DataFrame({"a": [len(a)], "b": [len(b)]})
df.groupBy("k").cogroup(other.groupBy("k")).applyInPandas(sizes, "a long, b long").orderBy("a", "b").show()
df.groupBy("k").cogroup(other.groupBy("k")).applyInPandas(lambda key, a, b: pd.DataFrame({"k": [key[0]], "w": [b.w.sum()]}), "k double, w long").orderBy("k").show()
grouped = df.groupBy("k").applyInPandas(lambda g: g.sort_values("s").head(1), df.schema)
print(grouped.schema, grouped.columns)
grouped.where("k = 1").select("s").show()
grouped.join(other, "k").show()
grouped.createOrReplaceTempView("g")
spark.sql("SELECT count(*), max(k) FROM g").show()
nan = spark.createDataFrame([(float("nan"), 1), (float("nan"), 2), (0.0, 3), (-0.0, 4)], "x double, n int")
nan.groupBy("x").applyInPandas(lambda g: pd.DataFrame({"n": [int(g.n.sum())]}), "n int").orderBy("n").show()
types = spark.sql("select date'2024-02-29' d, timestamp'2024-02-29 12:34:56' t, array(1, 2) a, named_struct('x', 1) s, 1.50BD m, X'00' b")
types.mapInPandas(lambda frames: frames, types.schema).show(truncate=False)
types.groupBy("d").applyInPandas(lambda g: g[["d", "t", "m"]], "d date, t timestamp, m decimal(5,2)").show()
spark.range(0).mapInPandas(lambda frames: frames, "id long").show()


def told(action):
    try:
        action()
        print("nothing")
    except Exception as error:
        print(type(error).__name__)


told(lambda: df.mapInPandas(lambda frames: (1 for f in frames), df.schema).collect())
told(lambda: df.groupBy("k").applyInPandas(lambda g: g[["k"]], "k int, nope string").collect())
told(lambda: df.groupBy("nope").applyInPandas(lambda g: g, df.schema).collect())
told(lambda: df.groupBy("k").applyInPandas(lambda g: 1 / 0, df.schema).collect())
told(lambda: df.groupBy("k").applyInPandas(lambda g: 1 / 0, df.schema).printSchema())
