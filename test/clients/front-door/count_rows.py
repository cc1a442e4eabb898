"""What the first page of the manual does."""
from pyspark.sql import Row
from spark_sql_to_snowflake import get_session, init_spark_session

spark = init_spark_session({"spark.sql.session.timeZone": "UTC"}, app_name="rows", tcp_port=0)
df = spark.createDataFrame([Row(a=1, b=2.0), Row(a=2, b=3.0), Row(a=4, b=5.0)])
print(df.count())
print(spark.conf.get("spark.sql.session.timeZone"), spark.conf.get("spark.app.name"))

from pyspark.sql import SparkSession

print(get_session() is spark, SparkSession.builder.getOrCreate() is spark)
