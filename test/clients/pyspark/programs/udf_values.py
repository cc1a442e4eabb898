# Values on their way into a Python function, and out of it: each type of Spark.
import datetime
import decimal
from pyspark.sql.functions import col, udf
from pyspark.sql.types import *

df = spark.sql("""
  select true as b, cast(1 as tinyint) as ti, cast(2 as smallint) as si, 3 as i, 4L as l, cast(1.5 as float) as f, 2.25D as d, 12.340BD as dec,
    'text' as s, X'00ff' as bin, date'2024-02-29' as dt, timestamp'2024-02-29 12:34:56.789012' as ts, timestamp_ntz'2024-01-02 03:04:05' as ntz,
    interval '1 02:03:04.5' day to second as dts, array(1, null, 3) as arr, map('k', 1) as m, named_struct('x', 1, 'y', 'z') as st,
    array(named_struct('q', date'2020-01-01')) as ast, cast(null as int) as nothing
""")
kind = udf(lambda v: f"{type(v).__name__} {v!r}")
for c in df.columns:
    print(c, df.select(kind(c)).collect()[0][0])
print(df.select(udf(lambda a, b: f"{a} {b}")("i", "s").alias("two")).collect())
print(df.select(udf(lambda: 7, "int")().alias("none")).collect())


def given(type_, *values):
    for v in values:
        given_one = udf(lambda: v, type_)
        try:
            print(type_, repr(v), "->", repr(spark.range(1).select(given_one().alias("v")).collect()[0][0]))
        except Exception:
            print(type_, repr(v), end=" ")
            attempt(lambda: spark.range(1).select(given_one().alias("v")).collect())


given("boolean", True, 1, "true", None)
given("tinyint", 1, 300, -129, 1.0, True, "1")
given("smallint", 70000, 5)
given("int", 1, 2**31, 2**63 - 1, 2**64, 1.5, "1", True, decimal.Decimal(3))
given("bigint", 1, 2**63 - 1, 2**63, 1.0)
given("float", 1.1, 1, 1e300, float("nan"))
given("double", 1.1, 1, True, decimal.Decimal("1.5"), float("inf"))
given("decimal(10,2)", decimal.Decimal("1.5"), decimal.Decimal("1.005"), decimal.Decimal("1.015"), decimal.Decimal("123456789012"), 1, 1.5)
given("string", "a", 1, 1.0, 1e10, 1e-5, 123456789.125, 0.1, float("nan"), float("-inf"), True, None, 2**70, decimal.Decimal("1.50"), [1, 2.5, None, "x"], {"a": 1, "b": True}, [], {}, "é\U0001f600")
given("binary", b"ab", bytearray(b"cd"), "text", 1)
given("date", datetime.date(2024, 2, 29), datetime.datetime(2024, 2, 29, 23, 0), None)
given("timestamp", datetime.datetime(2024, 2, 29, 1, 2, 3, 4), None)
given("timestamp_ntz", datetime.datetime(2024, 2, 29, 1, 2, 3, 4))
given("interval day to second", datetime.timedelta(days=1, microseconds=5))
given("array<int>", [1, 2], (1, 2), [1, "x", None, 2.0], None, "ab", 1)
given("map<string,int>", {"a": 1, "b": None}, {1: 2}, {}, [("a", 1)])
given("struct<a:int,b:string>", (1, "x"), [1, "x"], {"a": 1, "b": "x"}, {"b": "y"}, Row(a=1, b="q"), Row(b="q", a=1), (1,), (1, "x", 3), None)
given("array<struct<a:date>>", [(datetime.date(2020, 1, 2),), {"a": None}, None])
given("map<string,array<double>>", {"a": [1.0, 2, None]})
given("void", None, 1)
