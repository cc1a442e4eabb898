# What a notebook asks for.
df = spark.createDataFrame([(1, "<b>"), (2, None)], ["id", "s"])
print(repr(df), df._repr_html_())
spark.conf.set("spark.sql.repl.eagerEval.enabled", True)
print(repr(df))
print(df._repr_html_())
spark.conf.set("spark.sql.repl.eagerEval.maxNumRows", 1)
spark.conf.set("spark.sql.repl.eagerEval.truncate", 2)
print(df._repr_html_())
