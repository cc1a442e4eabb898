# Decimals keep their digits and their scale.
from decimal import Decimal

df = spark.createDataFrame(
    [(Decimal("1.10"), Decimal("99999999999999999999999999999999999999"), Decimal("-0.00001")), (None, Decimal("-1"), Decimal("0"))],
    "a decimal(10,2), b decimal(38,0), c decimal(38,18)",
)
df.printSchema()
df.show(truncate=False)
print(df.collect())
df.selectExpr("a + a AS s", "a * c AS p", "a / 3 AS q", "b % 7 AS m", "-a AS n", "round(a, 1) AS r").printSchema()
print(df.selectExpr("a + a AS s", "a * c AS p", "a / 3 AS q", "b % 7 AS m", "-a AS n", "round(a, 1) AS r").collect())
print(spark.createDataFrame([(Decimal("1.5"),)], ["d"]).schema.simpleString())
df.agg({"a": "sum", "b": "max", "c": "avg"}).show(truncate=False)
