"""Time DataFrame actions by PySpark: snowflake_actions.py URL REPS [REGEX [WARM-UPS]].

Prints JSON: name -> {"all": milliseconds of each run, "client": those that the client needs to write the plan, twice: once as a message,
once as text for its log, which it makes whether or not anybody reads it}.
"""
import json
import os
import re
import sys
import time
import warnings

os.environ.setdefault("USER", "bench")
warnings.filterwarnings("ignore")

from pyspark.sql.connect import functions as F
from pyspark.sql.connect.session import SparkSession

# the client prints plans by recursion
sys.setrecursionlimit(20_000)
url, reps, only = sys.argv[1], int(sys.argv[2]), re.compile(sys.argv[3] if len(sys.argv) > 3 else "")
spark = SparkSession.builder.remote(url).getOrCreate()
warm_ups = int(sys.argv[4]) if len(sys.argv) > 4 else 5

rows = ", ".join(f"({i}, 'name {i}', {i}.5D, {'NULL' if i % 7 == 0 else i * 3})" for i in range(1000))


def with_columns(count):
    df = spark.range(3)
    for i in range(count):
        df = df.withColumn(f"c{i}", F.col("id") + F.lit(i))
    return df


deep = with_columns(200)


def chained(count):
    df = spark.range(3)
    for i in range(count):
        df = df.withColumn(f"c{i}", F.col(f"c{i - 1}" if i > 0 else "id") + F.lit(1))
    return df


chain = chained(50)
ten_of_100 = spark.range(100).filter(F.col("id") % 10 == 3).select("id", (F.col("id") * 2).alias("twice"))
FRAMES = {
    "range": lambda: spark.range(3),
    "filter": lambda: ten_of_100,
    # with a filter: rows that stand in the plan as they are come back without the database
    "values_1000": lambda: spark.sql(f"SELECT * FROM VALUES {rows} AS t(id, name, x, y) WHERE id >= 0"),
    "with_column_200": lambda: deep,
    "with_column_chain_50": lambda: chain,
}


def taken(work, count):
    times = []
    for _ in range(count):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return times


def written(frame):
    plan = frame._plan.to_proto(spark.client)
    spark.client._proto_to_string(plan)
    plan.SerializeToString()


result = {}
for name, frame in FRAMES.items():
    if not only.search(name):
        continue
    taken(lambda: frame().collect(), warm_ups)
    result[name] = {"all": taken(lambda: frame().collect(), reps)}
    one = frame()
    result[name]["client"] = taken(lambda: written(one), reps)
print(json.dumps(result))
