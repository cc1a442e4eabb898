# DataFrames whose rows never end: looked at as any other, and run by nothing but writeStream.
import json

from pyspark.sql import functions as F

rate = spark.readStream.format("rate").option("rowsPerSecond", 5).load()
print(rate.columns, rate.dtypes, rate.isStreaming, rate.isLocal())
rate.printSchema()
print(spark.range(2).isStreaming)


def metadata(df):
    return json.dumps([(f.name, f.metadata) for f in df.schema])


# plans over it
late = rate.withWatermark("timestamp", "10 minutes")
windows = late.groupBy(F.window("timestamp", "10 minutes"), "value").count()
windows.printSchema()
for df in [late, windows, late.withWatermark("timestamp", "1 month"), late.select(F.col("timestamp").alias("t"))]:
    print(df.isStreaming, metadata(df))
two = rate.selectExpr("timestamp AS a", "timestamp AS b").withWatermark("a", "1 minute").withWatermark("b", "2 minutes")
print(metadata(two))
print(rate.filter("value > 3").withColumn("c", F.lit(1)).schema.simpleString())
print(rate.join(spark.range(3), F.col("value") == F.col("id")).isStreaming, rate.union(rate).isStreaming)
print(late.dropDuplicatesWithinWatermark(["value"]).isStreaming, rate.dropDuplicates(["value"]).isStreaming)
rate.createOrReplaceTempView("rates")
print(spark.table("rates").isStreaming, spark.readStream.table("rates").columns)
attempt(lambda: rate.select("valu").columns)
attempt(lambda: rate.withWatermark("nope", "1 minute").columns)
attempt(lambda: rate.withWatermark("value", "1 minute").columns)
attempt(lambda: rate.withWatermark("timestamp", "10 minuts").columns)
attempt(lambda: rate.withWatermark("timestamp", "-10 minutes").columns)


# nothing runs
def message(action):
    try:
        print("no error:", action())
    except Exception as error:
        print(type(error).__name__, str(error).split(";")[0])


message(lambda: rate.show())
for action in [
    lambda: rate.collect(),
    lambda: rate.count(),
    lambda: rate.head(),
    lambda: rate.toPandas(),
    lambda: windows.collect(),
    lambda: rate.filter("false").count(),
    lambda: rate.limit(0).collect(),
    lambda: rate.inputFiles(),
    lambda: rate.persist().storageLevel,
    lambda: spark.sql("SELECT count(*) FROM rates"),
]:
    message(action)
attempt(lambda: rate.write.parquet(folder + "/out"))
attempt(lambda: rate.write.saveAsTable("rates_table"))
attempt(lambda: rate.writeTo("rates_table").create())

# sources
spark.range(3).write.json(folder + "/json")
for form in ["json", "csv", "parquet"]:
    source = spark.readStream.format(form)
    attempt(lambda: source.load(folder + "/json").columns)
    df = source.schema("id BIGINT, x STRING").load(folder + "/json")
    print(form, df.dtypes, df.isStreaming)
    message(lambda: df.show())
print(spark.readStream.text(folder + "/json").dtypes)
print(spark.readStream.schema("id BIGINT").json(folder + "/later*").dtypes)
attempt(lambda: spark.readStream.schema("id BIGINT").json(folder + "/nope").columns)
attempt(lambda: spark.readStream.schema("id BIGINT").format("json").load().columns)
spark.conf.set("spark.sql.streaming.schemaInference", True)
print(spark.readStream.json(folder + "/json").dtypes)
spark.conf.unset("spark.sql.streaming.schemaInference")
print(spark.readStream.format("socket").option("host", "localhost").option("port", 9).option("includeTimestamp", True).load().dtypes)
attempt(lambda: spark.readStream.format("socket").load().columns)
attempt(lambda: spark.readStream.format("rate").option("rowsPerSecond", 0).load().columns)
attempt(lambda: spark.readStream.format("rate").option("rowsPerSecond", "x").load().columns)
attempt(lambda: spark.readStream.format("rate").schema("a INT").load().columns)
attempt(lambda: spark.readStream.format("nope").load().columns)
spark.range(3).createOrReplaceTempView("batch")
message(lambda: spark.readStream.table("batch").columns)

# tables with an end know nothing of watermarks
day = spark.sql("SELECT TIMESTAMP '2020-01-01 10:00:00' AS t, 1 AS v").withWatermark("t", "1 minute")
print(day.isStreaming, metadata(day), day.count())
counts = day.groupBy(F.window("t", "5 minutes"), "v").count()
counts.show(truncate=False)
print(metadata(counts))
print(day.withWatermark("nope", "1 minute").columns)
attempt(lambda: day.dropDuplicatesWithinWatermark(["v"]).collect())
