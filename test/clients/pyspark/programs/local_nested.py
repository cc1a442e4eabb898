# Arrays, maps and structs, nested in each other.
from pyspark.sql import Row
from pyspark.sql.types import ArrayType, IntegerType, MapType, StringType, StructField, StructType

df = spark.createDataFrame(
    [
        Row(id=1, tags=["a", "b"], point=Row(x=1, y=2.5), props={"k": 1}, deep=[[1], [2, 3]]),
        Row(id=2, tags=[], point=Row(x=3, y=None), props={}, deep=[[]]),
        Row(id=3, tags=None, point=None, props=None, deep=None),
    ]
)
df.printSchema()
df.show(truncate=False)
for row in df.orderBy("id").collect():
    print(row)
first = df.orderBy("id").first()
print(first.point.x, first["tags"][1], first.props["k"], first.asDict(recursive=True))
schema = StructType(
    [
        StructField("a", ArrayType(StructType([StructField("s", StringType()), StructField("m", MapType(StringType(), ArrayType(IntegerType())))]))),
        StructField("e", ArrayType(IntegerType(), containsNull=False), nullable=False),
    ]
)
nested = spark.createDataFrame([([("x", {"p": [1, None]}), None], [7])], schema)
nested.printSchema()
print(nested.collect())
df.select("id", "point.*", df.tags[0].alias("first_tag"), df.props["k"].alias("k"), df.point.getField("y").alias("y2")).orderBy("id").show()
