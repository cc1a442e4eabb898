# Binary values and text beyond ASCII.
df = spark.createDataFrame([(bytearray(b"\x00\xff\x10"), "déjà"), (bytearray(b""), "日本語"), (None, "🎉")], ["b", "s"])
df.printSchema()
df.show()
print(df.collect())
print(df.selectExpr("hex(b)", "length(b)", "length(s)", "octet_length(s)", "base64(b)", "cast(s AS binary)").collect())
