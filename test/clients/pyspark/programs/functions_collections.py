# Functions on arrays and maps, functions that take functions.
from pyspark.sql import functions as F

df = spark.createDataFrame([(1, [3, 1, None, 3], {"b": 1, "a": 2}), (2, [], {}), (3, None, None)], "id int, r array<int>, m map<string,int>").orderBy("id")
df.select(F.size("r"), F.array_contains("r", 3), F.sort_array("r"), F.sort_array("r", False), F.array_distinct("r"), F.array_max("r"), F.array_position("r", 1)).show(truncate=False)
df.select(F.transform("r", lambda x: x * 2), F.transform("r", lambda x, i: x + i), F.filter("r", lambda x: x > 1), F.exists("r", lambda x: x == 1), F.forall("r", lambda x: x > 0)).show(truncate=False)
df.select(F.aggregate("r", F.lit(0), lambda a, x: a + F.coalesce(x, F.lit(10)), lambda a: a * 2).alias("folded"), F.zip_with("r", F.array(F.lit(1), F.lit(2)), lambda a, b: a + b).alias("z")).show(truncate=False)
df.select(F.map_keys("m"), F.map_values("m"), F.map_filter("m", lambda k, v: v > 1), F.transform_values("m", lambda k, v: v * 10), F.element_at("m", "a"), F.map_entries("m")).show(truncate=False)
df.select("id", F.explode("r")).show()
df.select("id", F.posexplode_outer("r")).show()
df.select("id", F.explode("m")).orderBy("id", "key").show()
df.select(F.array_join(F.array(F.lit("a"), F.lit(None), F.lit("b")), "-", "?"), F.flatten(F.array(F.array(F.lit(1)), F.array(F.lit(2)))), F.sequence(F.lit(1), F.lit(7), F.lit(3)), F.slice(F.array(*map(F.lit, range(5))), 2, 2)).limit(1).show(truncate=False)
df.select(F.array_union("r", F.array(F.lit(9))), F.array_intersect("r", F.array(F.lit(3))), F.array_except("r", F.array(F.lit(3))), F.arrays_overlap("r", F.array(F.lit(1))), F.arrays_zip("r", F.array(F.lit(1)))).show(truncate=False)
