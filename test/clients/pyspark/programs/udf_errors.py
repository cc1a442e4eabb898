# What a Python function raises, and what is no function of rows.
from pyspark.sql.functions import col, lit, udf, pandas_udf
from pyspark.sql.types import *
from pyspark.errors import PythonException

df = spark.range(0, 3, 1, 1)


def told(action):
    try:
        action()
        print("nothing")
    except Exception as error:
        text = str(error)
        print(type(error).__name__, isinstance(error, PythonException))
        print([line for line in text.splitlines() if line and not line.startswith(("  File", "    "))][:1], text.rstrip().splitlines()[-1])


told(lambda: df.select(udf(lambda x: 1 // x, "int")("id")).collect())
told(lambda: df.select(udf(lambda x: undefined_name, "int")("id")).collect())
told(lambda: df.select(udf(lambda: 1, "int")("id")).collect())
told(lambda: df.select(udf(lambda x: "text", "date")("id")).collect())
raising = lambda x: int(f"bad {x}")
told(lambda: df.select(udf(raising, "int")("id")).show())
told(lambda: df.where(udf(raising, "boolean")("id")).count())
told(lambda: df.where("id > 5").select(udf(raising, "int")("id")).collect())
told(lambda: df.select("id", udf(raising, "int")("id").alias("x")).select("id").collect())
attempt(lambda: df.select(udf(lambda x: x, "array<int")("id")).collect())
attempt(lambda: df.select(udf(lambda x: x, "int")("missing")).collect())
attempt(lambda: df.select(udf(lambda x: x, "int")("id").alias("a")).select("b").collect())
