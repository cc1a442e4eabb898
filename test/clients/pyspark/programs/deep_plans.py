# Plans as programs build them in loops.
from functools import reduce

from pyspark.sql import functions as F

df = spark.range(3)
for i in range(60):
    df = df.withColumn(f"c{i}", F.col("id") + i)
print(len(df.columns), df.agg(F.sum("c59")).first())
print(reduce(lambda a, b: a.union(b), [spark.range(i) for i in range(40)]).count())
print(spark.range(5).filter(reduce(lambda a, b: a | b, [F.col("id") == i for i in range(40)])).count())
print(spark.range(2).select(reduce(lambda a, b: a + b, [F.lit(i) for i in range(40)]).alias("s")).first())
