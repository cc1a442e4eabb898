# Functions on dates and timestamps.
from pyspark.sql import functions as F

df = spark.sql("SELECT * FROM VALUES (1, DATE'2024-02-29', TIMESTAMP'2024-03-10 01:59:59.5'), (2, DATE'1999-12-31', TIMESTAMP'1969-12-31 16:00:00'), (3, NULL, NULL) AS v(id, d, t)").orderBy("id")
df.select(F.year("d"), F.quarter("d"), F.month("d"), F.dayofmonth("d"), F.dayofweek("d"), F.weekofyear("d"), F.last_day("d")).show()
df.select(F.date_add("d", 1), F.date_sub("d", 30), F.add_months("d", 12), F.datediff(F.lit("2025-01-01"), "d"), F.months_between("t", "d"), F.next_day("d", "Mon")).show()
df.select(F.trunc("d", "year"), F.date_trunc("hour", "t"), F.date_format("t", "EEE, d MMM yyyy HH:mm:ss.SSS"), F.unix_timestamp("t"), F.from_unixtime(F.lit(0))).show(truncate=False)
df.select(F.to_timestamp(F.lit("2024-01-02 03:04:05")), F.to_date(F.lit("02/01/2024"), "dd/MM/yyyy"), F.to_utc_timestamp("t", "Asia/Tokyo"), F.from_utc_timestamp("t", "Asia/Tokyo")).show(truncate=False)
df.select(F.expr("d + INTERVAL 1 MONTH"), F.expr("t + INTERVAL 1 DAY 2 HOURS"), F.expr("t - TIMESTAMP'2024-01-01'"), F.make_date(F.lit(2024), F.lit(2), F.lit(30))).show(truncate=False)
df.select(F.to_timestamp(F.lit("not a time")), F.to_date(F.lit("2024-13-01")), F.timestamp_seconds(F.lit(1.5)), F.date_from_unix_date(F.lit(-1))).show(1, False)
df.groupBy(F.window("t", "1 hour")).count().orderBy("window").show(truncate=False)
