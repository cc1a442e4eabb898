# Schemas and types as text: what a type is, what columns are, and what is wrong with the others.
from pyspark.sql.functions import col

texts = [
    "int", "a int", "a int, b string", "a: int", "a: int, b array<int>", "a int not null, b string comment 'x'", "array<int>", "struct<a int>", "struct<a: int>", "", "`a b` int",
    "nonsense", "a nonsense", "a int b", "array<nonsense>", "int(3)", "map<int>", "decimal(50,2)", "a decimal(50,2)", "decimal(3,5)", "a int,", "a", "array<int",
]
for text in texts:
    for how in (lambda: spark.createDataFrame([], text).schema, lambda: spark.read.schema(text).csv(folder).schema, lambda: spark.range(1).select(col("id").cast(text)).schema):
        try:
            print(repr(text), how())
        except Exception:
            print(repr(text), end=" ")
            attempt(how)
