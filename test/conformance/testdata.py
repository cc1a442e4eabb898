"""The built-in tables of SQLQueryTestSuite.createTestTables, made as temp views from client-side rows.

Spark's suite writes them as Parquet tables; here they are temp views over local data so that any
Spark Connect server can hold them without sharing a file system.
"""
import csv
import os
import re

from paths import CORPUS

PG = os.path.join(CORPUS, "test-data", "postgresql")

_TENK = ("unique1 int, unique2 int, two int, four int, ten int, twenty int, hundred int, thousand int, "
         "twothousand int, fivethous int, tenthous int, odd int, even int, stringu1 string, stringu2 string, string4 string")


def _tsv(name, casts):
    with open(os.path.join(PG, name), encoding="utf-8", newline="") as f:
        return [tuple(c(v) if v != "" else None for c, v in zip(casts, r)) for r in csv.reader(f, delimiter="\t")]


def _testdata():
    return [(i, str(i)) for i in range(1, 101)], "key int, value string"


def _arraydata():
    return [([1, 2, 3], [[1, 2, 3]]), ([2, 3, 4], [[2, 3, 4]])], "arraycol array<int>, nestedarraycol array<array<int>>"


def _mapdata():
    rows = []
    for n in range(5, 0, -1):
        i = 6 - n
        rows.append(({k + 1: f"{'abcde'[k]}{i}" for k in range(n)},))
    return rows, "mapcol map<int,string>"


def _aggtest():
    return _tsv("agg.data", [int, float]), "a int, b float"


def _onek():
    return _tsv("onek.data", [int] * 13 + [str] * 3), _TENK


def _tenk1():
    return _tsv("tenk.data", [int] * 13 + [str] * 3), _TENK


TABLES = {"testdata": _testdata, "arraydata": _arraydata, "mapdata": _mapdata, "aggtest": _aggtest, "onek": _onek, "tenk1": _tenk1}
ALWAYS = ("testdata", "arraydata", "mapdata", "aggtest")  # cheap; the two big ones only where a file names them
_cache = {}


def needed(statements):
    text = "\n".join(statements).lower()
    return [t for t in TABLES if t in ALWAYS or re.search(rf"\b{t}\b", text)]


def create(spark, tables):
    for t in tables:
        if t not in _cache:
            _cache[t] = TABLES[t]()
        rows, schema = _cache[t]
        spark.createDataFrame(rows, schema).createOrReplaceTempView(t)


def python_udfs(statements):
    """Names of the Scala functions which the suite registers for postgreSQL files and which this file uses."""
    text = "\n".join(statements).lower()
    return [f for f in ("booleq", "boolne", "vol") if re.search(rf"\b{f}\s*\(", text)]


def register_udfs(spark, names):
    """booleq/boolne/vol as Python UDFs (a server without Python workers will refuse them)."""
    defs = {
        "booleq": (lambda a, b: None if a is None or b is None else a == b, "boolean"),
        "boolne": (lambda a, b: None if a is None or b is None else a != b, "boolean"),
        "vol": (lambda s: s, "string"),
    }
    for n in names:
        f, t = defs[n]
        spark.udf.register(n, f, t)
