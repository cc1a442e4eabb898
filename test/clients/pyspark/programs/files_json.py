# JSON files, read and written.
import os


def put(name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return path


lines = put("lines.json", '{"a": 1, "b": "x", "c": [1, 2.5], "d": {"e": true}}\n{"a": 3000000000, "z": null}\nbroken\n{"b": 5}\n')
df = spark.read.json(lines)
df.printSchema()
df.show(truncate=False)
spark.read.schema("a int, b string, d struct<e boolean>, _corrupt_record string").json(lines).show(truncate=False)
spark.read.json(lines, schema="a long", mode="DROPMALFORMED").show()
attempt(lambda: spark.read.json(lines, schema="a long", mode="FAILFAST").collect())
multi = put("multi.json", '[{"t": "2020-01-01T10:00:00Z", "n": 1.10},\n {"t": "x", "n": 2}]')
spark.read.json(multi, multiLine=True).show()
spark.read.json(multi, multiLine=True, schema="t timestamp, n decimal(5,1)").show()
spark.read.json(multi, multiLine=True, primitivesAsString=True).printSchema()
out = os.path.join(folder, "out")
spark.createDataFrame([(1, "ü", None, [1, None], {"k": 1.0}), (2, "\"", 0.1, None, None)], "id int, s string, x double, a array<int>, m map<string,double>").coalesce(1).write.json(out)
print(sorted(line for name in os.listdir(out) if name.startswith("part-") for line in open(os.path.join(out, name), encoding="utf-8").read().splitlines()))
spark.read.json(out).orderBy("id").show()
spark.sql("SELECT DATE'2020-01-01' AS d, TIMESTAMP'2020-01-01 00:00:00.5' AS t, 1.50BD AS n, named_struct('p', NULL, 'q', 1) AS s, double('nan') AS x").coalesce(1).write.mode("overwrite").json(out)
print([open(os.path.join(out, name)).read() for name in os.listdir(out) if name.startswith("part-")])
print(spark.read.format("json").load(out).schema.simpleString())
print(spark.sql(f"SELECT count(*) FROM json.`{out}`").first())
