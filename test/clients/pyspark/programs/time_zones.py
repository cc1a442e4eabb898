# The session's zone decides what a timestamp looks like.
from datetime import datetime, timezone

moment = spark.createDataFrame([(datetime(2021, 3, 14, 10, 30, tzinfo=timezone.utc),)], ["t"])
for zone in ["UTC", "America/New_York", "Asia/Kolkata", "+09:00"]:
    spark.conf.set("spark.sql.session.timeZone", zone)
    moment.selectExpr("t", "hour(t)", "to_date(t)", "date_trunc('day', t)", "cast(t AS string)", "current_timezone()").show(truncate=False)
    print(moment.collect(), moment.toPandas().t[0], spark.sql("SELECT TIMESTAMP'2021-01-01 00:00:00' AS t, to_timestamp('2021-07-01 12:00:00') AS u").collect())
    print(spark.sql("SELECT TIMESTAMP_NTZ'2021-01-01 00:00:00' AS n, CAST(TIMESTAMP'2021-01-01 00:00:00' AS TIMESTAMP_NTZ) AS c").collect())
attempt(lambda: spark.conf.set("spark.sql.session.timeZone", "Nowhere/Else"))
spark.sql("SET TIME ZONE 'Europe/Berlin'")
print(spark.conf.get("spark.sql.session.timeZone"))
