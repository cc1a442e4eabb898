"""Put the TPC-H tables into a database behind a Spark Connect server, by PySpark alone: load_tpch.py sc://HOST:PORT FOLDER"""
import os
import sys
import time

import pyarrow.parquet as pq
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

spark = SparkSession.builder.remote(sys.argv[1]).getOrCreate()
there = {t.name for t in spark.catalog.listTables()}
for file in sorted(os.listdir(sys.argv[2])):
    name = file.removesuffix(".parquet")
    if name == file or name in there:
        continue
    start = time.time()
    table = pq.read_table(os.path.join(sys.argv[2], file))
    schema = from_arrow_schema(table.schema)
    spark.createDataFrame(table.to_pandas(date_as_object=True), schema).write.saveAsTable(name)
    print(f"{name}: {table.num_rows} rows in {time.time() - start:.1f} s", flush=True)
