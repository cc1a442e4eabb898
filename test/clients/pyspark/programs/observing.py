# Measures taken in passing.
from pyspark.sql import Observation
from pyspark.sql import functions as F

df = spark.range(10)
attempt(lambda: df.observe("m", F.count(F.lit(1)).alias("rows"), F.max("id").alias("top")).filter("id < 5").count())
attempt(lambda: df.observe("m", F.col("id")).collect())
observation = Observation("o")
print(observation._name)
