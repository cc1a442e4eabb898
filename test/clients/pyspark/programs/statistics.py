# describe, summary and the functions under stat.
# Values whose deviations are short numbers: the last digits of others depend on how the rows lie in partitions.
df = spark.createDataFrame([(1, 2.0, "a"), (2, 4.0, "b"), (3, 4.0, "a"), (4, None, "c"), (5, 6.0, None)], ["n", "x", "s"])
df.describe().filter("summary <> 'stddev'").show()
df.describe("n", "s").show()
print([round(float(v), 9) for v in df.describe("n", "x").filter("summary = 'stddev'").first()[1:]])
df.summary().filter("summary <> 'stddev'").show()
df.summary("count", "min", "25%", "50%", "max").show()
print(round(df.stat.corr("n", "x"), 9), round(df.stat.cov("n", "x"), 9), round(df.corr("n", "n"), 9))
print(df.stat.approxQuantile("n", [0.0, 0.5, 1.0], 0.0), df.approxQuantile(["n", "x"], [0.25, 0.75], 0.0))
df.stat.crosstab("s", "n").orderBy("s_n").show()
# which infrequent values are there depends on how the rows lie in partitions, too
one = df.coalesce(1)
print(one.stat.freqItems(["s"], 0.4).first(), one.freqItems(["n", "x", "s"]).first())
df.stat.freqItems(["n"], 0.9).printSchema()
attempt(lambda: df.stat.corr("s", "n"))
attempt(lambda: df.describe("nope").collect())
