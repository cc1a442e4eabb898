# The random numbers of a seed, in a range of one partition.
from pyspark.sql import functions as F


def rows(df):
    return sorted(tuple(r) for r in df.collect())


print(rows(spark.range(0, 5, 1, 1).select(F.rand(42))))
# a random number counts the rows that a later filter drops
print(rows(spark.range(0, 6, 1, 1).select("id", F.round(F.rand(42), 6)).filter("id > 3")))
