"""How often Spark 3.5's sampling with replacement gives each row of one partition.

    python packages/spark-functions/test/record_samples.py > packages/spark-functions/test/recorded/sample-counts.jsonl

With PySpark 3.5. One line a sample: [fraction, seed as text, counts].
"""
import json

from pyspark.sql import SparkSession

spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false").getOrCreate()
# from 40 on, the counts are made another way
for fraction in [0.001, 0.1, 0.25, 0.5, 0.7, 1.0, 1.5, 2.0, 3.3, 7.9, 20.0, 39.9, 40.0, 41.5, 55.0, 100.0, 300.25]:
    for seed in [0, 1, 7, 42, -1, 123456789, -987654321012, 2**63 - 1, -(2**63)]:
        rows = 60 if fraction < 5 else 25
        if fraction in (0.5, 1.0, 40.0) and seed in (7, 42):
            rows = 1500
        sample = spark.range(0, rows, 1, 1).sample(True, fraction, seed)
        taken = dict(sample.groupBy("id").count().rdd.map(tuple).collect())
        print(json.dumps([fraction, str(seed), [taken.get(row, 0) for row in range(rows)]]))
