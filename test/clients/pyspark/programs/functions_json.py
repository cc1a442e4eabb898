# JSON and CSV within columns.
from pyspark.sql import functions as F

df = spark.createDataFrame([(1, '{"a": 1, "b": [1, 2], "c": {"d": "x"}}'), (2, '{"a": "no"}'), (3, "nonsense"), (4, None)], ["id", "j"]).orderBy("id")
df.select(F.get_json_object("j", "$.a"), F.get_json_object("j", "$.b[1]"), F.get_json_object("j", "$.c.d")).show()
df.select(F.from_json("j", "a int, b array<int>, c struct<d string>").alias("p")).select("p", "p.c.d").show(truncate=False)
df.select(F.to_json(F.struct("id", F.lit(None).alias("n"), F.lit("q\"").alias("s")))).show(truncate=False)
df.select(F.from_json("j", "map<string,string>")).show(truncate=False)
df.select(F.schema_of_json(F.lit('{"a": 1, "b": [0.1]}')), F.from_csv(F.lit("1,x"), "a int, b string"), F.to_csv(F.struct(F.lit(1), F.lit("a,b")))).limit(1).show(truncate=False)
df.select("id", F.json_tuple("j", "a", "b")).show()
