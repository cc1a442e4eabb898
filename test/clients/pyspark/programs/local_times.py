# Dates, timestamps with and without zone, day-time intervals.
from datetime import date, datetime, timedelta, timezone

from pyspark.sql import functions as F

df = spark.createDataFrame(
    [
        (date(2020, 2, 29), datetime(2020, 3, 8, 10, 30, 0, 123456), timedelta(days=1, hours=2, microseconds=5)),
        (date(1582, 10, 15), datetime(1900, 1, 1, 0, 0), timedelta(seconds=-1)),
        (None, None, None),
    ],
    ["d", "t", "i"],
)
df.printSchema()
df.show(truncate=False)
print(df.collect())
aware = spark.createDataFrame([(datetime(2020, 7, 1, 0, 0, tzinfo=timezone.utc),)], ["t"])
aware.show()
print(aware.collect(), aware.select(F.date_format("t", "yyyy-MM-dd HH:mm:ss XXX")).first()[0])
ntz = spark.createDataFrame([(datetime(2020, 7, 1, 1, 2, 3),)], "t timestamp_ntz")
ntz.printSchema()
ntz.show()
print(ntz.collect())
print(df.select(F.year("d"), F.dayofyear("d"), F.hour("t"), F.to_date("t"), (F.col("t") + F.col("i")).alias("later")).collect())
