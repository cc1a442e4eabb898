# Characters that take two places in a terminal.
df = spark.createDataFrame([(1, "日本語のテキスト", "é"), (2, "한국어", "🎉🎉"), (3, "ａｂｃ", "e\u0301"), (4, "abc", None)], ["番号", "text", "x"])
df.show()
df.show(truncate=4)
df.show(truncate=False)
df.show(vertical=True)
df.show(vertical=True, truncate=5)
