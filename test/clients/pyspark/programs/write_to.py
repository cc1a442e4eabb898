# The second way to write tables.
from pyspark.sql import functions as F

df = spark.createDataFrame([(1, "a"), (2, "b")], ["id", "s"])
attempt(lambda: df.writeTo("clients_v2_missing").append())
attempt(lambda: df.writeTo("clients_v2_missing").overwrite(F.lit(True)))
attempt(lambda: df.writeTo("nowhere.a.b").create())
