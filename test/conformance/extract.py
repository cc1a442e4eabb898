#!/usr/bin/env python3
"""Extract Spark's SQL test corpus from the spark-sql tests jar: extract.py JAR FOLDER"""
import sys
import zipfile

WANTED = ("sql-tests/inputs/", "sql-tests/results/", "tpcds/", "tpcds-v2.7.0/", "tpcds-query-results/", "tpch/", "ssb/", "test-data/postgresql/")

if __name__ == "__main__":
    jar, folder = sys.argv[1:3]
    with zipfile.ZipFile(jar) as z:
        names = [n for n in z.namelist() if n.startswith(WANTED) and not n.endswith("/")]
        z.extractall(folder, names)
    print(f"{len(names)} files")
