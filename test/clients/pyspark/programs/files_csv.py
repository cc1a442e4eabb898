# CSV files, read and written.
import os


def put(name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return path


plain = put("plain.csv", 'id,name,amount,day\n1,"Smith, J.",1.50,2020-01-01\n2,,x,2020-02-30\n3,"say ""hi""",-2,\n\n4,"two\nlines",7,2020-03-03\n')
spark.read.csv(plain).show(truncate=False)
df = spark.read.option("header", True).option("inferSchema", True).csv(plain)
df.printSchema()
df.show()
spark.read.csv(plain, header=True, multiLine=True, quote='"', escape='"').show(truncate=False)
schema = "id int, name string, amount double, day date, _corrupt_record string"
attempt(lambda: spark.read.schema(schema).option("header", True).option("multiLine", True).option("escape", '"').csv(plain).collect())
damaged = put("damaged.csv", "1,a,1.50,2020-01-01\n2,b,x,2020-01-02\n3,c,2,no day\n4,d\n5,e,1,2020-01-05,more\n")
spark.read.schema(schema).csv(damaged).show(truncate=False)
spark.read.schema("id int, amount double").option("header", True).option("enforceSchema", True).csv(put("two.csv", "id,amount\n1,2\nx,3\n4,5,6\n7\n")).show()
spark.read.schema("id int, amount double").csv(put("drop.csv", "1,2\nx,3\n4,5\n"), mode="DROPMALFORMED").show()
attempt(lambda: spark.read.schema("id int").csv(put("bad.csv", "x\n"), mode="FAILFAST").collect())
spark.read.csv(put("semi.csv", "a;b\n# note\n1;NA\n"), sep=";", header=True, comment="#", nullValue="NA").show()
spark.read.csv(put("types.csv", "1,1.5,true,2020-01-01 00:00:00,2020-01-01,x,99999999999\n"), inferSchema=True).printSchema()
out = os.path.join(folder, "out")
data = spark.createDataFrame([(1, "a,b", None, 1.5), (2, 'q"q', "x", None), (3, "", " s ", 0.1)], ["id", "s", "t", "x"])
data.coalesce(1).write.csv(out, header=True)
print(sorted(line for name in os.listdir(out) if name.startswith("part-") for line in open(os.path.join(out, name)).read().splitlines()))
print(sorted(os.listdir(out))[:1])
spark.read.csv(out, header=True).orderBy("id").show()
attempt(lambda: data.write.csv(out))
data.write.mode("append").csv(out, header=True)
print(spark.read.csv(out, header=True).count())
data.write.mode("ignore").csv(out)
data.limit(1).write.mode("overwrite").option("sep", "|").csv(out)
print(spark.read.csv(out).collect())
attempt(lambda: spark.read.csv(os.path.join(folder, "nowhere")).collect())
spark.read.csv([plain, put("more/x.csv", "9,z,,\n")]).count()
print(spark.read.csv(os.path.join(folder, "mor*")).collect())
