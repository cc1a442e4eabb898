# Local data as rows, tuples, dictionaries and single values.
from pyspark.sql import Row
from pyspark.sql.types import IntegerType, StringType, StructField, StructType

for df in [
    spark.createDataFrame([Row(name="a", n=1), Row(name=None, n=2)]),
    spark.createDataFrame([("a", 1), ("b", None)], ["name", "n"]),
    spark.createDataFrame([("a", 1), ("b", 2)]),
    spark.createDataFrame([{"n": 1, "name": "a"}, {"n": 2, "name": None}]),
    spark.createDataFrame([1, 2, None], "int"),
    spark.createDataFrame([("a", 1)], "name string, n tinyint"),
    spark.createDataFrame(
        [("a", 1)], StructType([StructField("name", StringType(), False), StructField("n", IntegerType(), True)])
    ),
    spark.createDataFrame([], "name string, n int"),
]:
    df.printSchema()
    print(df.collect())
attempt(lambda: spark.createDataFrame([]))
attempt(lambda: spark.createDataFrame([("a",)], ["x", "y"]))
