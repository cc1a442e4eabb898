# SQL text with named and positional arguments.
from datetime import date

spark.range(10).createOrReplaceTempView("t")
print(spark.sql("SELECT id FROM t WHERE id > :low AND id < :high ORDER BY id", {"low": 3, "high": 6}).collect())
print(spark.sql("SELECT id FROM t WHERE id IN (?, ?) ORDER BY id", [1, 2]).collect())
print(spark.sql("SELECT :s AS s, :d AS d, :n AS n, :f AS f, :b AS b", {"s": "it's", "d": date(2020, 1, 1), "n": None, "f": 1.5, "b": True}).collect())
print(spark.sql("SELECT ? + 1 AS x", args=[41]).schema)
attempt(lambda: spark.sql("SELECT :missing", {"other": 1}).collect())
attempt(lambda: spark.sql("SELECT ?", []).collect())
attempt(lambda: spark.sql("SELECT :a, ?", {"a": 1}).collect())
