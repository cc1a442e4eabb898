# Text files, and formats that are not there.
import os

path = os.path.join(folder, "a.txt")
with open(path, "w", encoding="utf-8", newline="") as f:
    f.write("one\ntwo\r\n\nüber\n")
spark.read.text(path).show()
print(spark.read.text(path, wholetext=True).collect(), spark.read.text(path, lineSep="o").collect())
out = os.path.join(folder, "out")
spark.read.text(path).coalesce(1).write.text(out)
print([open(os.path.join(out, n), encoding="utf-8").read() for n in sorted(os.listdir(out)) if n.startswith("part-")])
spark.read.text(out).selectExpr("count(*)", "max(length(value))").show()
attempt(lambda: spark.range(3).write.text(os.path.join(folder, "x")))
attempt(lambda: spark.read.format("nonsense").load(path).collect())
attempt(lambda: spark.read.format("delta").load(path).collect())
attempt(lambda: spark.range(1).write.format("nonsense").save(os.path.join(folder, "y")))
print(spark.read.format("text").option("header", "x").load(path).schema)
