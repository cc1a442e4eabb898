# Columns to rows.
df = spark.createDataFrame([(1, 11, 1.1, "p"), (2, None, 2.2, "q")], ["id", "int", "double", "s"])
df.unpivot("id", ["int", "double"], "var", "val").orderBy("id", "var").show()
df.melt(["id", "s"], ["int"], "var", "val").orderBy("id").show()
df.select("id", "int", "double").unpivot("id", None, "var", "val").orderBy("id", "var").show()
print(df.unpivot("id", ["int", "double"], "var", "val").schema)
attempt(lambda: df.unpivot("id", ["int", "s"], "var", "val").collect())
attempt(lambda: df.unpivot("id", [], "var", "val").collect())
