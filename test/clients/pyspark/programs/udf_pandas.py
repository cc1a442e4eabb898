# Functions of columns over pandas: a batch at a time, by PySpark's own worker code.
import pandas as pd
from pyspark.sql.functions import col, lit, pandas_udf, udf, PandasUDFType

df = spark.createDataFrame([(1, "a", 1.5), (1, "b", 2.5), (2, "c", None), (2, "d", 4.0), (None, "e", 5.0)], "k int, s string, v double")
upper = pandas_udf(lambda s: s.str.upper(), "string")
plus = pandas_udf(lambda a, b: a + b, "double")
parts = pandas_udf(lambda s, v: pd.DataFrame({"x": s, "y": v * 2}), "x string, y double")
df.select(upper("s"), plus("v", "v"), plus(col("v"), lit(1.0)), parts("s", "v").alias("p")).show()
print(df.select(upper("s"), parts("s", "v")).schema)
df.select("k", plus("k", "v").alias("t")).where("t > 3").orderBy("t").show()
df.select(upper(upper("s")).alias("u"), udf(lambda s: s + "!")(upper("s")).alias("w"), udf(lambda k: k, "int")("k").alias("k")).show()
more = pandas_udf(lambda batches: (b + 1 for b in batches), "double", PandasUDFType.SCALAR_ITER)
df.select(more("v").alias("i"), more("k").alias("j")).show()
types = spark.sql("select date'2024-02-29' d, timestamp'2024-02-29 12:34:56.789' t, 1.50BD m, array(1, 2) a, named_struct('x', 1, 'y', 'z') s, true b, X'00ff' n, interval '1 02' day to hour i")
kind = pandas_udf(lambda v: pd.Series([f"{v.dtype} {x!r}" for x in v]) if isinstance(v, pd.Series) else pd.Series([str(list(v.columns))] * len(v)), "string")
for c in types.columns:
    print(c, types.select(kind(c)).first()[0])
back = lambda c, t: types.select(pandas_udf(lambda v: v, t)(c).alias(c)).collect()
print(back("d", "date"), back("t", "timestamp"), back("m", "decimal(5,2)"), back("a", "array<int>"), back("b", "boolean"), back("n", "binary"))
arrowed = udf(lambda x: x * 2, "double", useArrow=True)
df.select(arrowed("v"), udf(lambda s: len(s), "int", useArrow=True)("s")).na.drop().show()
spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 2)
sizes = pandas_udf(lambda v: pd.Series([len(v)] * len(v)), "int")
spark.range(0, 5, 1, 1).select(sizes("id")).show()
spark.conf.unset("spark.sql.execution.arrow.maxRecordsPerBatch")
spark.udf.register("up", upper)
df.createOrReplaceTempView("t")
spark.sql("select up(s) from t where k = 1").show()
df.where("k > 7").select(upper("s"), plus("v", "v")).show()


def told(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__)


told(lambda: df.select(pandas_udf(lambda s: pd.Series([1]), "int")("s")).collect())
told(lambda: df.select(pandas_udf(lambda s: 1, "int")("s")).collect())
told(lambda: df.select(pandas_udf(lambda s: pd.Series(["x"] * len(s)), "int")("s")).collect())
