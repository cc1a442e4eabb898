# Names that differ in case only.
from pyspark.sql import functions as F

df = spark.createDataFrame([(1, 2)], ["id", "Other"])
print(df.select("ID", "OTHER").columns, df.select(df["oTHER"]).columns, df.withColumn("ID", F.lit(5)).columns)
spark.conf.set("spark.sql.caseSensitive", True)
print(df.select("id", "Other").columns, df.withColumn("ID", F.lit(5)).columns)
attempt(lambda: df.select("ID").collect())
both = spark.sql("SELECT 1 AS a, 2 AS A")
print(both.select("a", "A").collect(), both.drop("A").columns, both.groupBy("A").agg(F.sum("a")).collect())
spark.conf.set("spark.sql.caseSensitive", "false")
attempt(lambda: spark.sql("SELECT 1 AS a, 2 AS A").select("a").collect())
