"""What Spark 3.5's aggregates of doubles give of rows that are spread over several partitions.

    python packages/spark-functions/test/record_in_parts.py > packages/spark-functions/test/recorded/in-parts.jsonl

With PySpark 3.5. One line a table: [partitions, x, y, answers]; the answers are of the statistics below, as texts.
"""
import json
import math
import random

from pyspark.sql import SparkSession

R = random.Random(7)
STATISTICS = """sum(x) avg(x) stddev_samp(x) stddev_pop(x) var_samp(x) var_pop(x) skewness(x) kurtosis(x) covar_pop(x,y) covar_samp(x,y)
corr(x,y) regr_slope(x,y) regr_intercept(x,y) regr_r2(x,y) regr_sxx(x,y) regr_sxy(x,y) regr_syy(x,y) histogram_numeric(x,4)""".split()


def value(kind):
    if R.random() < kind["null"]:
        return None
    if R.random() < kind["odd"]:
        return R.choice([math.nan, math.inf, -math.inf, -0.0, 1e300, 5e-324])
    return R.choice([R.uniform(-1, 1), R.uniform(0, 200), float(R.randrange(5)), R.gauss(1e6, 1)]) if kind["mixed"] else round(R.uniform(0, 200), 1)


def literal(x):
    if x is None:
        return "CAST(NULL AS DOUBLE)"
    return f"{x!r}D" if math.isfinite(x) else f"DOUBLE('{x}')"


def main():
    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false").getOrCreate()
    for i in range(260):
        kind = {"null": R.choice([0, 0, 0.2, 0.9]), "odd": R.choice([0, 0, 0, 0.05]), "mixed": R.random() < 0.5}
        count, partitions = R.choice([1, 2, 3, 4, 5, 8, 13, 40]), R.choice([1, 2, 3, 4, 4, 4, 7])
        x, y = [[value(kind) for _ in range(count)] for _ in "xy"]
        if R.random() < 0.1:
            y = [y[0]] * count
        spark.conf.set("spark.sql.leafNodeDefaultParallelism", partitions)
        rows = ", ".join(f"({literal(a)}, {literal(b)})" for a, b in zip(x, y))
        columns = ", ".join(f"CAST({s} AS STRING)" for s in STATISTICS)
        answer = list(spark.sql(f"SELECT {columns} FROM VALUES {rows} AS t(x, y)").first())
        texts = lambda list: [None if v is None else repr(v) for v in list]
        print(json.dumps([partitions, texts(x), texts(y), answer]), flush=True)


main()
