# What is not there, by name.
from pyspark.sql import functions as F

df = spark.createDataFrame([(1, "a")], ["id", "name"])


def message(action):
    try:
        action()
        print("no error")
    except Exception as error:
        print(type(error).__name__, str(error).strip().split("\n")[0].split(";")[0].split(". ")[0])


message(lambda: df.select("nmae").collect())
message(lambda: df.nope)
message(lambda: df.select(F.col("x.y")).collect())
message(lambda: spark.table("missing").collect())
message(lambda: spark.table("no.such.place").schema)
message(lambda: spark.sql("SELECT nofunction(1)").collect())
message(lambda: spark.sql("SELECT * FROM missing").collect())
message(lambda: df.selectExpr("id + ").collect())
message(lambda: spark.sql("SELEC 1"))
message(lambda: spark.sql("SELECT 1 FRM t GROUP").collect())
message(lambda: df.filter("name AND true").collect())
message(lambda: df.select(F.sum("name") + F.col("id")).collect())
message(lambda: df.select(F.array("id", "name")[0] + F.array(F.lit(1))).collect())
message(lambda: spark.sql("SELECT abs()").collect())
message(lambda: spark.sql("SELECT abs(1, 2)").collect())
message(lambda: spark.sql("SELECT map(1)").collect())
message(lambda: spark.sql("SELECT id FROM range(2) ORDER BY nope").collect())
message(lambda: spark.sql("SELECT a FROM VALUES (1) t(a) GROUP BY b").collect())
message(lambda: spark.sql("SELECT CAST(1 AS nonsense)").collect())
message(lambda: df.withColumn("x", F.lit(1)).select("y").schema)
