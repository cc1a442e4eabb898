"""Generate deterministic TPC-H and TPC-DS Parquet data.

Needs a duckdb wheel that bundles the tpch and tpcds extensions (0.9.2 and
0.10.3 from PyPI do; newer wheels do not).

  gen/bin/python gen_data.py            # TPC-H and TPC-DS at sf 0.01 and 0.1 into the cache folder (or the folder named)
"""
import os
import sys

import duckdb

from paths import DATA

# DuckDB's dsdgen names these columns differently from Spark's TPC-DS queries.
RENAME = {("customer", "c_last_review_date_sk"): "c_last_review_date"}


def dump(con, out):
    os.makedirs(out, exist_ok=True)
    for (t,) in con.execute("select table_name from information_schema.tables order by 1").fetchall():
        cols = [r[0] for r in con.execute(
            "select column_name from information_schema.columns where table_name=? order by ordinal_position", [t]).fetchall()]
        sel = ", ".join(f'"{c}" as "{RENAME.get((t, c), c)}"' for c in cols)
        # one row group per file, no threads: byte-stable output
        con.execute(f"copy (select {sel} from {t}) to '{out}/{t}.parquet' (format parquet, compression zstd)")
        n = con.execute(f"select count(*) from {t}").fetchone()[0]
        print(f"{out}/{t}.parquet rows={n}")


def main():
    base = sys.argv[1] if len(sys.argv) > 1 else DATA
    for sf in ("0.01", "0.1"):
        con = duckdb.connect()
        con.execute("set threads=1; load tpch;")
        con.execute(f"call dbgen(sf={sf})")
        dump(con, os.path.join(base, f"tpch-sf{sf}"))
    for sf in ("0.01", "0.1"):
        con = duckdb.connect()
        con.execute("set threads=1; load tpcds;")
        con.execute(f"call dsdgen(sf={sf})")
        dump(con, os.path.join(base, f"tpcds-sf{sf}"))


if __name__ == "__main__":
    main()
