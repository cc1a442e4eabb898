"""What Spark 3.5's freqItems makes of generated rows of one partition.

    python packages/spark-functions/test/record_frequent_items.py > packages/spark-functions/test/recorded/frequent-items.jsonl

With PySpark 3.5. One line a column: [type, support, rows, items]. Dates and timestamps are numbers, nested values their JSON.
"""
import datetime
import decimal
import json
import math
import random

from pyspark.sql import SparkSession

R = random.Random(5)
decimal.getcontext().prec = 60
number = lambda unscaled, scale: decimal.Decimal(unscaled).scaleb(-scale)
VALUES = {
    "tinyint": lambda: R.randrange(-128, 128),
    "int": lambda: R.choice([R.randrange(-20, 20), R.randrange(-2**31, 2**31)]),
    "bigint": lambda: R.choice([R.randrange(-20, 20), R.randrange(-2**31, 2**31), R.randrange(-2**63, 2**63), 2**31, -2**31 - 1]),
    "string": lambda: "".join(R.choice("abcdeé😀 ") for _ in range(R.randrange(6))),
    "double": lambda: R.choice([0.0, -0.0, 1.5, float(R.randrange(-9, 9)), R.random(), 1e300 * R.random(), math.inf, -math.inf, 3e9, float(R.randrange(2**40)), 0.1, 2.0**63]),
    "float": lambda: R.choice([0.0, -0.0, 1.5, float(R.randrange(-9, 9)), R.random(), math.inf, 3e9, 0.1]),
    "date": lambda: datetime.date(1990, 1, 1) + datetime.timedelta(R.randrange(-9000, 9000)),
    "timestamp": lambda: datetime.datetime(1990, 1, 1) + datetime.timedelta(seconds=R.randrange(-10**9, 10**9), microseconds=R.choice([0, R.randrange(10**6)])),
    "boolean": lambda: R.choice([True, False]),
    "decimal(10,2)": lambda: number(R.choice([R.randrange(-500, 500), R.randrange(-10**9, 10**9)]), 2),
    "decimal(38,10)": lambda: number(R.choice([R.randrange(-500, 500) * 10**9, R.randrange(-10**36, 10**36), R.randrange(-10**25, 10**25) * 10**10, R.randrange(-10**9, 10**9)]), 10),
    "decimal(38,0)": lambda: number(R.choice([R.randrange(-500, 500), R.randrange(-2**63, 2**63), R.randrange(-10**37, 10**37)]), 0),
    "struct<a:int,b:string>": lambda: (R.randrange(4), R.choice(["x", "y", None])),
    "array<int>": lambda: [R.randrange(3) for _ in range(R.randrange(3))],
}
TEXTS = {"date": "CAST(unix_date(v) AS STRING)", "timestamp": "CAST(unix_micros(v) AS STRING)"}


def rows_of(kind):
    count = R.choice([3, 8, 20, 60])
    pool = [VALUES[kind]() for _ in range(count)] + [None]
    size = R.choice([1, 5, 30, 120])
    return R.choices(pool, [R.random() ** 3 for _ in pool], k=size)


def main():
    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false").getOrCreate()
    for kind in VALUES:
        text = 'to_json(named_struct("v", v))' if "<" in kind else TEXTS.get(kind, "CAST(v AS STRING)")
        for _ in range(9 if kind in ("int", "string", "bigint", "double", "decimal(38,10)") else 5):
            values = rows_of(kind)
            support = R.choice([1.0, 0.9, 0.5, 0.4, 0.25, 0.1, 0.07, 0.04, 0.03, 0.01])
            frame = spark.createDataFrame([(x,) for x in values], "v " + kind).coalesce(1)
            rows = [r[0] for r in frame.selectExpr(text).collect()]
            items = frame.freqItems(["v"], support).selectExpr("explode(v_freqItems) AS v").selectExpr(text).collect()
            print(json.dumps([kind, support, rows, [r[0] for r in items]]))


main()
