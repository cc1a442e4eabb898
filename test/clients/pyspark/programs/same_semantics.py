# Plans compared.
a = spark.range(10).filter("id > 3").selectExpr("id + 1 AS x")
b = spark.range(10).filter("id > 3").selectExpr("id + 1 AS x")
c = spark.range(10).filter("id > 4").selectExpr("id + 1 AS x")
print(a.sameSemantics(b), a.sameSemantics(c), a.semanticHash() == b.semanticHash(), a.semanticHash() == c.semanticHash())
print(spark.range(5).inputFiles(), a.isLocal(), spark.createDataFrame([(1,)], ["a"]).isLocal())
