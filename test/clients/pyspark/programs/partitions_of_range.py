# What a range of a given number of partitions says of its rows' places.
from pyspark.sql import functions as F

number = F.monotonically_increasing_id
part = F.spark_partition_id


def rows(df):
    return sorted(tuple(r) for r in df.collect())


for arguments in [(0, 10, 1, 3), (0, 10, 1, 1), (5, -5, -3, 4), (0, 3, 1, 5), (0, 0, 1, 2), (0, 7, 2, 2), (-7, 100, 13, 4)]:
    df = spark.range(*arguments)
    print(arguments, rows(df.select("id", number(), part())))
    print(spark.sql("SELECT id, monotonically_increasing_id() AS n FROM range(%d, %d, %d, %d)" % arguments).collect() == df.select("id", number().alias("n")).collect())

two = spark.range(0, 10, 1, 2)
two.select(number()).show()
print(rows(two.select((F.col("id") * 2).alias("x")).select("x", number())))
print(rows(two.withColumn("a", number()).withColumn("b", number() + 1)))
print(rows(two.filter("id % 2 = 0").select("id", number(), part())))
print(rows(two.select("id", number().alias("n")).filter("id % 2 = 0")))
print(rows(two.select("id", number().alias("n")).filter("n % 2 = 0")))
print(rows(two.where(part() == 1)), rows(two.where(number() > 3)))
print(rows(two.groupBy(part().alias("p")).agg(F.min("id"), F.max("id"))))
print(rows(two.select(number().alias("n")).agg(F.sum("n"))))
print(rows(two.select("id", number().alias("n")).orderBy(F.desc("n")).limit(3)))
print(rows(two.alias("z").select("z.id", number())))
print(rows(two.coalesce(1).select("id", number(), part())))
two.createOrReplaceTempView("two")
print(rows(spark.sql("SELECT * FROM (SELECT id, monotonically_increasing_id() AS n FROM two) WHERE id IN (4, 5)")))
big = spark.range(0, 1000003, 1, 7).select("id", number().alias("n"), part().alias("p"))
print(rows(big.groupBy("p").agg(F.min("id"), F.max("id"), F.min("n"), F.max("n"))))
for wrong in [0, -1]:
    attempt(lambda: spark.range(0, 10, 1, wrong).collect())
attempt(lambda: spark.sql("SELECT * FROM range(0, 10, 1, NULL)").collect())
