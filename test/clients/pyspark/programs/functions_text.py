# Functions on text.
from pyspark.sql import functions as F

df = spark.createDataFrame([(1, "Spark SQL", " pad "), (2, "ß and ı", ""), (3, None, "x,y,,z")], ["id", "s", "t"]).orderBy("id")
df.select(F.upper("s"), F.lower("s"), F.initcap("s"), F.reverse("s"), F.length("s"), F.ascii("s")).show()
df.select(F.trim("t"), F.lpad("t", 7, "*"), F.rpad("t", 2, "*"), F.concat("s", "t"), F.concat_ws("|", "s", "t")).show()
df.select(F.split("t", ","), F.split("t", ",", 2), F.instr("s", "a"), F.locate("a", "s", 4), F.substring("s", -3, 2), F.substring_index("t", ",", 2)).show(truncate=False)
df.select(F.regexp_replace("s", "[a-z]+", "<$0>"), F.regexp_extract("s", r"(\w+) (\w+)", 2), F.translate("s", "Sa", "Z"), F.repeat("t", 2)).show(truncate=False)
df.select(F.soundex("s"), F.levenshtein("s", "t"), F.md5("s"), F.sha2("s", 256), F.crc32("s"), F.base64("s"), F.hash("s"), F.xxhash64("s")).show(truncate=False, vertical=True)
df.select(F.format_string("%d-%s", "id", "s"), F.format_number(F.lit(1234567.891), 2), F.overlay("s", F.lit("__"), 2, 3), F.left("s", F.lit(2)), F.contains("s", F.lit("a"))).show()
