"""Collect a large result and tell whether every row came, once and in order.

    collect_rows.py REMOTE ROWS     prints "started" before it asks, then the number of rows and whether they are those of the query
"""
import sys
import warnings

warnings.filterwarnings("ignore")
from pyspark.sql import SparkSession

remote, n = sys.argv[1], int(sys.argv[2])
spark = SparkSession.builder.remote(remote).getOrCreate()
df = spark.range(n).selectExpr("id", "concat('row ', id, repeat('x', 40)) AS s")
spark.sql("SELECT 1").collect()
print("started", flush=True)
client = spark._client
table, _ = client.to_table(df._plan.to_proto(client))
ids = table.column(0).to_pylist()
print(len(ids), ids == list(range(n)), table.column(1)[n - 1].as_py()[:12], flush=True)
