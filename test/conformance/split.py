#!/usr/bin/env python3
"""Split Spark's SQL test inputs into statements, the way SQLQueryTestSuite (3.5) does.

Library:  load_suite("sql" | "tpch" | "tpcds" | "tpcds27" | "ssb", groups=None, files=None) -> [TestFile]
CLI:      split.py [--suite sql] [--groups base,ansi,...] [--files GLOB]   prints one JSON object per statement
          split.py --stats        counts per group
          split.py --verify       checks statement texts against Spark's own result files

Rules taken from SQLQueryTestSuite.runSqlTestCase (3.5.6):
* a line whose trimmed text starts with "--" (but not "--QUERY-DELIMITER") is a comment line;
* "--IMPORT f" puts the code lines of the file named f in front;
* "--SET k = v, k2 = v2" lines are applied before the file; "--CONFIG_DIM*" lines are ignored here;
* code is split at ";" not preceded by "\\"; between --QUERY-DELIMITER-START and -END a whole block is one statement;
* lines starting with "--" inside a statement are dropped, the statement is trimmed, empty ones are dropped.
Each group gets the configuration which the suite gives it (see GROUP_CONF).
"""
import argparse
import fnmatch
import json
import os
import re
import sys
from dataclasses import dataclass, field

from paths import CORPUS

INPUTS = os.path.join(CORPUS, "sql-tests", "inputs")
RESULTS = os.path.join(CORPUS, "sql-tests", "results")

SKIP_DIRS = ("udf", "udaf", "udtf")  # need Scala/Python test functions registered in the server
IGNORED = {"ignored.sql"}            # the suite's own ignore list

# What SQLQueryTestSuite.runQueries sets on the session, by kind of test case.
GROUP_CONF = {
    "postgreSQL": {"spark.sql.ansi.enabled": "true", "spark.sql.legacy.interval.enabled": "true"},
    "ansi": {"spark.sql.ansi.enabled": "true"},
    "timestampNTZ": {"spark.sql.timestampType": "TIMESTAMP_NTZ"},
}
DEFAULT_CONF = {"spark.sql.ansi.enabled": "false"}


@dataclass
class TestFile:
    name: str                  # "subquery/in-subquery/in-basic.sql"
    group: str                 # base, ansi, postgreSQL, subquery, timestampNTZ, typeCoercion, tpch, ...
    statements: list           # [str]
    conf: dict = field(default_factory=dict)


def _split_comments(text):
    comments, code = [], []
    for line in text.split("\n"):
        t = line.strip()
        (comments if t.startswith("--") and not t.startswith("--QUERY-DELIMITER") else code).append(line)
    return comments, code


def _split_semicolon(lines):
    # Java's String.split drops trailing empty strings; empties are filtered later anyway.
    return re.split(r"(?<=[^\\]);", "\n".join(lines))


def split_text(text, read_import):
    """-> (statements, settings). read_import(name) returns the text of an imported file or None."""
    comments, code = _split_comments(text)
    imported = []
    for c in comments:
        if c.startswith("--IMPORT "):
            t = read_import(c[9:])
            if t is not None:
                imported += _split_comments(t)[1]
    allcode = imported + code
    if any(l.strip().startswith("--QUERY-DELIMITER") for l in allcode):
        queries, other, block, inside = [], [], "", False
        for l in allcode:
            if l.strip().startswith("--QUERY-DELIMITER-START"):
                inside = True
                queries += _split_semicolon(other)
                other = []
            elif l.strip().startswith("--QUERY-DELIMITER-END"):
                inside = False
                queries.append("\n" + (block[:-1] if block.endswith(";") else block))
                block = ""
            elif inside:
                block += "\n" + l
            else:
                other.append(l)
        if other:
            queries += _split_semicolon(other)
    else:
        queries = _split_semicolon(allcode)
    out = []
    for q in queries:
        q = q.strip()
        if not q:
            continue
        q = "\n".join(l for l in q.split("\n") if not l.startswith("--")).strip()
        if q:
            out.append(q)
    settings = {}
    for c in comments:
        if c.startswith("--SET "):
            for kv in c[6:].split(","):
                k, _, v = kv.partition("=")
                settings[k.strip()] = v.strip()
    return out, settings


def _walk_inputs():
    for root, dirs, files in os.walk(INPUTS):
        dirs.sort()
        for f in sorted(files):
            if f.endswith(".sql") and f not in IGNORED:
                yield os.path.relpath(os.path.join(root, f), INPUTS)


def _read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def load_sql_suite(include_udf=False):
    rels = list(_walk_inputs())
    # the suite finds an imported file by base name, in listing order: plain files before folders
    by_name = {}
    for r in sorted(rels, key=lambda r: (r.count("/"), r)):
        by_name.setdefault(os.path.basename(r), r)
        by_name.setdefault(r, r)

    def read_import(name):
        r = by_name.get(name.strip())
        return _read(os.path.join(INPUTS, r)) if r else None

    out = []
    for r in rels:
        top = r.split("/")[0] if "/" in r else "base"
        if top in SKIP_DIRS and not include_udf:
            continue
        stmts, settings = split_text(_read(os.path.join(INPUTS, r)), read_import)
        conf = dict(GROUP_CONF.get(top, DEFAULT_CONF))
        conf.update(settings)
        out.append(TestFile(r, top, stmts, conf))
    return out


BENCH_DIRS = {"tpch": "tpch", "tpcds": "tpcds", "tpcds27": "tpcds-v2.7.0", "ssb": "ssb"}


def _natural(name):
    return [int(p) if p.isdigit() else p for p in re.split(r"(\d+)", name)]


def load_bench_suite(suite):
    d = os.path.join(CORPUS, BENCH_DIRS[suite])
    out = []
    for f in sorted((f for f in os.listdir(d) if f.endswith(".sql")), key=_natural):
        stmts, _ = split_text(_read(os.path.join(d, f)), lambda n: None)
        out.append(TestFile(f"{suite}/{f}", suite, stmts, {}))
    return out


def load_suite(suite, groups=None, files=None):
    tests = load_sql_suite() if suite == "sql" else load_bench_suite(suite)
    if groups:
        tests = [t for t in tests if t.group in groups]
    if files:
        pats = open(files[1:]).read().split() if files.startswith("@") else files.split(",")
        tests = [t for t in tests if any(fnmatch.fnmatch(t.name, p) for p in pats)]
    return tests


def parse_official(path):
    """Spark's own .sql.out file -> [(sql, schema, output)]"""
    seg = re.split(r"-- !query.*\n", _read(path))
    body = seg[1:]
    assert len(body) % 3 == 0, path
    return [(body[i].strip(), body[i + 1].strip(), body[i + 2].strip()) for i in range(0, len(body), 3)]


_KW = {
    "select": "query", "with": "query", "values": "query", "from": "query", "table": "query", "map": "query", "reduce": "query",
    "explain": "explain", "set": "set", "reset": "set", "describe": "describe", "desc": "describe", "show": "show",
    "insert": "dml", "update": "dml", "delete": "dml", "merge": "dml", "truncate": "dml", "load": "dml",
}


def classify(sql):
    """Coarse kind of a statement: query, explain, describe, show, set, dml, ddl."""
    s = re.sub(r"/\*.*?\*/", " ", sql, flags=re.S)
    s = re.sub(r"--[^\n]*", " ", s).lstrip(" \t\r\n(")
    m = re.match(r"[A-Za-z]+", s)
    w = m.group(0).lower() if m else ""
    if w == "with" and re.search(r"\)\s*insert\s+into", s, re.I):
        return "dml"
    if w == "from" and re.search(r"\binsert\s+(into|overwrite)", s, re.I):
        return "dml"
    return _KW.get(w, "ddl")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--suite", default="sql")
    ap.add_argument("--groups")
    ap.add_argument("--files")
    ap.add_argument("--stats", action="store_true")
    ap.add_argument("--verify", action="store_true")
    a = ap.parse_args()
    tests = load_suite(a.suite, a.groups and set(a.groups.split(",")), a.files)
    if a.stats:
        g = {}
        for t in tests:
            c = g.setdefault(t.group, {"files": 0, "statements": 0})
            c["files"] += 1
            c["statements"] += len(t.statements)
            for s in t.statements:
                k = classify(s)
                c[k] = c.get(k, 0) + 1
        for k, v in sorted(g.items()):
            print(k, json.dumps(v))
        print("total", len(tests), sum(len(t.statements) for t in tests))
        return
    if a.verify:
        bad = 0
        for t in tests:
            off = parse_official(os.path.join(RESULTS, t.name + ".out"))
            mine = [s.strip() for s in t.statements]
            theirs = [o[0] for o in off]
            if mine != theirs:
                bad += 1
                i = next((i for i, (x, y) in enumerate(zip(mine, theirs)) if x != y), min(len(mine), len(theirs)))
                print(f"DIFF {t.name}: {len(mine)} vs {len(theirs)} first at {i}\n  {mine[i:i+1]}\n  {theirs[i:i+1]}")
        print(f"verified {len(tests)} files, {bad} differ")
        sys.exit(1 if bad else 0)
    for t in tests:
        for i, s in enumerate(t.statements):
            print(json.dumps({"id": f"{t.name}#{i}", "file": t.name, "group": t.group, "kind": classify(s), "conf": t.conf, "sql": s}))


if __name__ == "__main__":
    main()
