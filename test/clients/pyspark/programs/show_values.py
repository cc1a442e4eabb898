# How the values of each type look.
spark.sql("SELECT 1Y, 2S, 3, 4L, 1.5F, 2.5D, 1e10D, 1e-5D, 123.4500BD, true, 'x', X'0AFF', DATE'2020-01-01', TIMESTAMP'2020-01-01 00:00:00.120', TIMESTAMP_NTZ'2020-01-01 00:00:00', NULL").show(truncate=False, vertical=True)
spark.sql("SELECT INTERVAL '1-2' YEAR TO MONTH, INTERVAL '3' MONTH, INTERVAL '1 02:03:04.5' DAY TO SECOND, INTERVAL '-5' HOUR").show(truncate=False, vertical=True)
spark.sql("SELECT array(1.5, NULL), array('a', NULL), map('k', NULL, 'l', date'2020-01-01'), struct(1, 'x', NULL), named_struct('a', array(struct(X'00')))").show(truncate=False, vertical=True)
spark.sql("SELECT double('nan'), double('-inf'), float(0.1), double(100), -0.0D, 1e21D, 12345678.9F, 1/3").show(truncate=False, vertical=True)
spark.sql("SELECT 1Y, 2S, 3, 4L, 1.5F, 123.4500BD, INTERVAL '1-2' YEAR TO MONTH, INTERVAL '1' DAY, TIMESTAMP_NTZ'2020-01-01', array(map(1, struct(2))), NULL").printSchema()
attempt(lambda: print(spark.sql("SELECT INTERVAL '1 02:03:04.5' DAY TO SECOND AS d, X'0AFF' AS b, 123.4500BD AS e, TIMESTAMP_NTZ'2020-01-01 00:00:00' AS n").collect()))
attempt(lambda: spark.sql("SELECT make_interval(1)").collect())
