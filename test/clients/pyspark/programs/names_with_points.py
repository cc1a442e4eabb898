# What a name with points or back-quotes in it means: fields and columns here, whole names there.
from pyspark.sql import functions as F

df = spark.sql(
    "SELECT * FROM VALUES (1, CAST(NULL AS INT), named_struct('b', CAST(NULL AS INT))), (2, 3, named_struct('b', 4)) AS t(a, `a.b`, s)"
).sort("a")


def show(label, make):
    try:
        made = make()
        print(label, made.columns, [tuple(row) for row in made.collect()])
    except Exception as error:
        print(label, str(error).strip().split("\n")[0].split(". ")[0].split("] ")[0])


for name in ["a.b", "`a.b`", "s.b", "`s`.`b`", "A.B", "`a", "a`b"]:
    show(f"na.drop {name}", lambda: df.na.drop(subset=[name]))
    show(f"na.fill {name}", lambda: df.na.fill(9, subset=[name]))
    show(f"na.fill by name {name}", lambda: df.na.fill({name: 9}))
    show(f"na.replace {name}", lambda: df.na.replace(3, 8, subset=[name]))
    show(f"drop {name}", lambda: df.drop(name))
    show(f"drop column {name}", lambda: df.drop(F.col(name)))
    show(f"withColumn {name}", lambda: df.withColumn(name, F.lit(0)))
    show(f"withColumnRenamed {name}", lambda: df.withColumnRenamed(name, "new"))
    show(f"dropDuplicates {name}", lambda: df.dropDuplicates([name]).sort("a"))
    show(f"describe {name}", lambda: df.describe(name))
    show(f"summary {name}", lambda: df.select(name).summary("count"))
    show(f"unpivot {name}", lambda: df.unpivot(["a"], [name], "variable", "value"))
