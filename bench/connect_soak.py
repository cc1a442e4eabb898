"""Sessions of mixed queries against a Spark Connect server, each checked.

    connect_soak.py REMOTE sequential COUNT          so many sessions, one after the other
    connect_soak.py REMOTE parallel COUNT SECONDS    so many sessions at once, each asking until the time is over

Prints {"sessions", "queries", "errors": {message: count}, "slowest_ms", "median_ms"}.
"""
import collections
import json
import logging
import os
import random
import statistics
import sys
import threading
import time
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)
os.environ["SPARK_CONNECT_MODE_ENABLED"] = "1"
from pyspark.sql import functions as F
from pyspark.sql.connect.session import SparkSession

remote, mode, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
times, errors = [], collections.Counter()
sessions = []  # a session must not be collected in a thread of its own client, which then waits for itself


def check(got, expected):
    if got != expected:
        raise AssertionError(f"wrong answer: {got!r} instead of {expected!r}")


def select_one(spark, n):
    check(spark.sql("SELECT 1 AS a").collect()[0].a, 1)


def local_rows(spark, n):
    check(spark.createDataFrame([(i, i * n) for i in range(50)], ["a", "b"]).agg(F.sum("b")).first()[0], 1225 * n)


def views(spark, n):
    spark.range(n).createOrReplaceTempView("mine")
    check(spark.sql("SELECT count(*) FROM mine").first()[0], n)


def aggregate(spark, n):
    rows = spark.range(100_000).groupBy((F.col("id") % 10).alias("k")).agg(F.count("*").alias("c")).orderBy("k").collect()
    check([r.c for r in rows], [10_000] * 10)


def join(spark, n):
    a, b = spark.range(2000), spark.range(1000, 3000).withColumn("x", F.col("id") + n)
    check(a.join(b, "id").count(), 1000)


def large(spark, n):
    c = spark._client
    check(c.to_table(spark.range(50_000).selectExpr("id", "cast(id AS string) AS s")._plan.to_proto(c))[0].num_rows, 50_000)


def settings(spark, n):
    spark.conf.set("spark.sql.session.timeZone", f"+{n % 10:02d}:00")
    check(spark.conf.get("spark.sql.session.timeZone"), f"+{n % 10:02d}:00")


def error(spark, n):
    try:
        spark.table(f"missing_{n}").collect()
    except Exception as e:
        check("TABLE_OR_VIEW_NOT_FOUND" in str(e), True)
    else:
        raise AssertionError("no error for a missing table")


KINDS = [select_one, local_rows, views, aggregate, join, large, settings, error]


def ask(spark, kind, n):
    started = time.time()
    try:
        kind(spark, n)
    except Exception as e:
        errors[f"{kind.__name__}: {str(e)[:200]}"] += 1
    times.append((time.time() - started) * 1000)


def parallel(seed, until):
    random_ = random.Random(seed)
    spark = SparkSession.builder.remote(remote).create()
    sessions.append(spark)
    while time.time() < until:
        ask(spark, random_.choice(KINDS), random_.randrange(1, 1000))


if mode == "sequential":
    for i in range(count):
        spark = SparkSession.builder.remote(remote).create()
        sessions.append(spark)
        for kind in random.Random(i).sample(KINDS, 3):
            ask(spark, kind, i + 1)
        spark.client.close()
else:
    until = time.time() + float(sys.argv[4])
    threads = [threading.Thread(target=parallel, args=(i, until)) for i in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print(json.dumps({"sessions": count, "queries": len(times), "errors": errors.most_common(10), "slowest_ms": round(max(times)), "median_ms": round(statistics.median(times))}))
sys.stdout.flush()
os._exit(0)
