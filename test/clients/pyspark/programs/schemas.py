# Schemas: nullability, metadata, trees, DDL.


def ddl(text):
    return spark.createDataFrame([], text).schema


df = spark.sql("SELECT 1 AS a, CAST(NULL AS INT) AS b, 'x' AS c, array(1) AS d, named_struct('e', 1, 'f', map('k', NULL)) AS g")
print(df.schema)
print(df.schema.simpleString(), df.schema.json())
df.printSchema()
df.printSchema(1)
df.printSchema(2)
print(df.schema["d"].dataType.containsNull, df.schema["a"].nullable, df.schema["b"].nullable)
marked = df.select(df.a.alias("a", metadata={"comment": "the first", "n": [1, 2]}))
print(sorted(marked.schema["a"].metadata.items()), marked.filter("a > 0").select("a", (marked.a + 1).alias("b")).schema.json())
print(df.to(ddl("c string, a bigint")).schema, df.to(ddl("c string, a bigint")).collect())
attempt(lambda: df.to(ddl("nope int not null")).collect())
attempt(lambda: df.to(ddl("a array<int>")).collect())
print(spark.createDataFrame([(1,)], "a int not null comment 'x'").schema)
print(spark.range(1).schema, spark.sql("SELECT count(*), sum(1), max('x') FROM range(0)").schema)
print(spark.sql("SELECT coalesce(NULL, 1) AS a, if(true, 1, NULL) AS b, 1/2 AS c, CAST('1' AS INT) AS d, element_at(array(1), 1) AS e").schema)
