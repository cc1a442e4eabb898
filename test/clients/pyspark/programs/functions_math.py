# Functions on numbers.
from pyspark.sql import functions as F

df = spark.createDataFrame([(1, 2.5, -7), (2, -2.5, 3), (3, 0.0, None)], "id int, x double, n int").orderBy("id")
df.select(F.abs("n"), F.ceil("x"), F.floor("x"), F.round("x"), F.bround("x"), F.rint("x"), F.signum("n"), F.pmod("n", F.lit(5))).show()
df.select(F.sqrt(F.abs("x")), F.exp("x"), F.log("x"), F.log2(F.lit(8)), F.pow("x", F.lit(2)), F.cbrt(F.lit(27.0)), F.hypot(F.lit(3), F.lit(4))).show(truncate=False)
df.select(F.greatest("n", "id"), F.least("n", "id"), F.coalesce("n", F.lit(0)), F.nvl("n", "id"), F.hex("id"), F.bin("id"), F.conv(F.lit("ff"), 16, 10), F.factorial("id")).show()
df.select(F.col("n") / 0, F.col("n") % 0, F.expr("n div 2"), F.shiftleft("n", 2), F.bit_count("n"), F.width_bucket("x", F.lit(-5), F.lit(5), F.lit(4))).show()
df.select(F.round(F.lit(1234.5678), -2), F.round(F.lit(2.345), 2), F.expr("round(2.345BD, 2)"), F.degrees(F.lit(3.141592653589793)), F.atan2(F.lit(1.0), F.lit(-1.0))).show(1, False)
