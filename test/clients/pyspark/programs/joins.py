# Every kind of join.
from pyspark.sql import functions as F

a = spark.createDataFrame([(1, "a"), (2, "b"), (3, "c"), (None, "n")], ["id", "x"])
b = spark.createDataFrame([(2, "B"), (3, "C"), (3, "CC"), (4, "D"), (None, "N")], ["id", "y"])
for how in ["inner", "left", "right", "full", "leftsemi", "leftanti", "outer", "left_outer", "semi", "anti"]:
    print(how)
    joined = a.join(b, "id", how)
    joined.orderBy(*joined.columns).show()
a.join(b, a.id == b.id).orderBy("x", "y").show()
a.join(b, [a.id == b.id, b.y != "CC"], "left").orderBy("x").show()
a.join(b, a.id.eqNullSafe(b.id)).select(a.id, b.id, "x", "y").orderBy("x", "y").show()
print(a.crossJoin(b).count(), a.join(b).count(), a.join(b, F.lit(True)).count())
a.join(b, a.id < b.id).select("x", "y").orderBy("x", "y").show()
print(a.join(b, ["id"], "full").columns, a.join(b, a.id == b.id).columns)
attempt(lambda: a.join(b, a.id == b.id).select("id").collect())
attempt(lambda: a.join(b, "x").collect())
attempt(lambda: a.join(b, "id", "sideways").collect())
