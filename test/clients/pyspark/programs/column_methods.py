# The methods of a column.
from pyspark.sql import functions as F

df = spark.createDataFrame([(1, "Tom", None, 80), (2, "Alice", 5.5, 12), (3, None, 1.0, None)], ["id", "name", "x", "h"])
name, h = df.name, df.h
show = lambda *columns: df.orderBy("id").select(*columns).show()
show(name.startswith("A"), name.endswith("m"), name.contains("li"), name.like("%l%"), name.ilike("%L%"), name.rlike("^T"))
show(name.substr(1, 2), name.isNull(), name.isNotNull(), name.eqNullSafe("Tom"), name != "Tom", name.isin("Tom", None))
show(h.cast("string"), h.cast("decimal(10,1)"), h.astype("double"), h.bitwiseAND(4), h.bitwiseOR(1), h.bitwiseXOR(3))
show(h + 1, 100 - h, h * 2, h / 7, h % 7, -h, h ** 2, 2 ** h)
show(h > 12, h <= 12, (h > 12) & (df.id < 3), (h > 12) | (df.x > 1), ~(h > 12))
show(F.when(h > 50, "high").when(h > 5, "low").otherwise("none").alias("w"), F.when(h > 50, 1))
show(df.id.alias("renamed"), name.alias("n", metadata={"a": 1}), F.expr("id + 1").name("e"))
df.orderBy(h.asc_nulls_last(), name.desc_nulls_first()).select("id").show()
df.orderBy(h.desc_nulls_first()).select("id").show()
print(df.select(name.alias("n", metadata={"a": 1})).schema["n"].metadata)
print(h, h + 1, F.col("a.b"), (h > 1) & name.isNull(), F.sum("x").over, df["x"].alias("y"))
