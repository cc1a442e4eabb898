# Ranges, projections, filters, limits.
from pyspark.sql import functions as F

print(spark.range(5).collect())
print(spark.range(2, 10, 3).collect(), spark.range(10, 0, -4).collect(), spark.range(3, 3).collect())
df = spark.range(10).select("id", (F.col("id") % 3).alias("m"), F.lit("x").alias("l"), F.lit(None).alias("n"))
df.printSchema()
df.filter("m = 1").show()
df.where((F.col("m") == 2) | F.col("id").isin(0, 3)).orderBy("id").show()
df.filter(~F.col("id").between(2, 8)).show()
print(df.orderBy(F.desc("id")).limit(3).collect())
print(df.orderBy("id").offset(8).collect(), df.orderBy("id").offset(2).limit(2).collect())
print(df.columns, df.dtypes, len(df.schema), df["id"], df.m)
print(df.isEmpty(), df.filter("id > 100").isEmpty(), df.isLocal(), df.isStreaming)
df.selectExpr("id * 2", "id + m AS s", "'it''s'", "current_database()").limit(1).show()
print(df.select("*", (df.id + 1).alias("next")).columns, df.colRegex("`(id|m)`"))
df.select(df.colRegex("`(id|m)?`")).limit(1).show()
