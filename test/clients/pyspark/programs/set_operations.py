# Unions by position and by name, intersections, differences.
a = spark.createDataFrame([(1, "x"), (1, "x"), (2, "y"), (3, None)], ["id", "s"])
b = spark.createDataFrame([(1, "x"), (3, None), (3, None), (4, "z")], ["id", "s"])
for name in ["union", "unionAll", "intersect", "intersectAll", "subtract", "exceptAll"]:
    print(name)
    getattr(a, name)(b).orderBy("id", "s").show()
print(a.union(b).distinct().count(), a.union(b.select("s", "id")).schema.simpleString())
c = b.selectExpr("s", "id", "id * 2 AS more")
a.unionByName(b.select("s", "id")).orderBy("id", "s").show()
a.unionByName(c, allowMissingColumns=True).orderBy("id", "s", "more").show()
attempt(lambda: a.unionByName(c).collect())
attempt(lambda: a.union(c).collect())
attempt(lambda: a.union(spark.sql("SELECT 1, array(1)")).collect())
print(spark.sql("SELECT 1 AS a").union(spark.sql("SELECT 2.5")).schema)
