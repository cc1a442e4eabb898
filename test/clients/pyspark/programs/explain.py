# Explaining works in every mode; what it says is the engine's own.
import contextlib
import io

df = spark.range(10).filter("id > 3").groupBy("id").count()
for mode in [None, True, "simple", "extended", "codegen", "cost", "formatted"]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        df.explain(mode) if mode is not None else df.explain()
    print(mode, len(out.getvalue()) > 20)
print(len(spark.sql("EXPLAIN SELECT 1").first()[0]) > 10)
