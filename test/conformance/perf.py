#!/usr/bin/env python3
"""Measure a Spark Connect server with the PySpark client.

  perf.py --remote sc://127.0.0.1:15111 --start 'servers/spark.sh 15111' --name spark --out perf-spark.json
  perf.py --remote ...                       (server already running: no cold start, RSS only with --pid)
  perf.py --show perf-spark.json perf-sail.json     print a table

Measures (same script for every server)
  cold start     server process start -> first SELECT 1 answered (client imports done before; polling every 20 ms), --cold N times
  select1        warm latency of spark.sql("SELECT 1").collect(), median / p95 of 200 after 30 warm-ups
  tpch           sum of the 22 queries through Arrow (one warm-up pass, then --reps passes, median of totals), per data folder
  range5m        spark.range(5_000_000).select(id, id*2.5, cast(id as string)) to Arrow and to pandas, median of --reps
  rss            resident memory of the server's process tree: idle after the first answer, peak, end
"""
import argparse
import json
import logging
import os
import signal
import statistics
import subprocess
import sys
import threading
import time
import warnings

os.environ.setdefault("USER", "oracle")
warnings.filterwarnings("ignore")

import split
from paths import DATA

HERE = os.path.dirname(os.path.abspath(__file__))


def tree(pid):
    kids = {}
    for p in os.listdir("/proc"):
        if p.isdigit():
            try:
                with open(f"/proc/{p}/stat") as f:
                    kids.setdefault(int(f.read().rsplit(")", 1)[1].split()[1]), []).append(int(p))
            except OSError:
                pass
    out, todo = [], [pid]
    while todo:
        x = todo.pop()
        out.append(x)
        todo += kids.get(x, [])
    return out


def rss_mb(pid):
    kb = 0
    for p in tree(pid):
        try:
            with open(f"/proc/{p}/status") as f:
                for l in f:
                    if l.startswith("VmRSS"):
                        kb += int(l.split()[1])
        except OSError:
            pass
    return round(kb / 1024, 1)


class Peak(threading.Thread):
    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.peak, self.on = pid, 0.0, True

    def run(self):
        while self.on:
            self.peak = max(self.peak, rss_mb(self.pid))
            time.sleep(0.2)


def connect(url):
    from pyspark.sql.connect.session import SparkSession
    return SparkSession(connection=url)


def stop_server(p):
    if p and p.poll() is None:
        os.killpg(p.pid, signal.SIGTERM)
        try:
            p.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(p.pid, signal.SIGKILL)
            p.wait()


def start_server(cmd, url, deadline=180):
    """-> (process, seconds from start to the first answer)"""
    import socket
    host, port = url.split("//")[1].split("/")[0].split(":")
    t0 = time.perf_counter()
    p = subprocess.Popen(cmd, shell=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, cwd=HERE)
    while time.perf_counter() - t0 < deadline:
        try:
            socket.create_connection((host, int(port)), 1).close()
        except OSError:
            time.sleep(0.02)
            continue
        try:
            assert connect(url).sql("SELECT 1").collect()[0][0] == 1
            return p, time.perf_counter() - t0
        except AssertionError:
            raise
        except Exception:  # noqa: BLE001 - port open, not serving yet
            time.sleep(0.02)
    stop_server(p)
    raise RuntimeError("server did not answer in time")


def arrow(spark, df):
    c = spark._client
    return c.to_table(df._plan.to_proto(c))[0]


def timed(fn):
    t = time.perf_counter()
    r = fn()
    return time.perf_counter() - t, r


def median(x):
    return statistics.median(x) if x else None


def measure(a):
    res = {"name": a.name, "remote": a.remote, "cold_s": []}
    import pyspark.sql.connect.functions as F
    p = None
    pid = a.pid
    if a.start:
        for i in range(a.cold):
            if p:
                stop_server(p)
                time.sleep(1)
            p, s = start_server(a.start, a.remote)
            res["cold_s"].append(round(s, 3))
        pid = p.pid
    try:
        spark = connect(a.remote)
        spark.sql("SELECT 1").collect()
        if pid:
            res["rss_idle_mb"] = rss_mb(pid)
            peak = Peak(pid)
            peak.start()
        for _ in range(30):
            spark.sql("SELECT 1").collect()
        lat = [timed(lambda: spark.sql("SELECT 1").collect())[0] * 1000 for _ in range(200)]
        res["select1_ms"] = {"median": round(median(lat), 2), "p95": round(sorted(lat)[189], 2), "min": round(min(lat), 2)}
        for folder in a.tpch:
            key = os.path.basename(folder.rstrip("/"))
            try:
                for f in sorted(os.listdir(folder)):
                    if f.endswith(".parquet"):
                        spark.read.parquet(os.path.join(os.path.abspath(folder), f)).createOrReplaceTempView(f[:-8])
                totals, per = [], {}
                failed = set()
                for rep in range(a.reps + 1):
                    tot = 0.0
                    for t in split.load_bench_suite("tpch"):
                        try:
                            s, _ = timed(lambda: arrow(spark, spark.sql(t.statements[0])))
                        except Exception as e:  # noqa: BLE001
                            failed.add(f"{t.name}: {str(e)[:120]}")
                            continue
                        tot += s
                        if rep:
                            per.setdefault(t.name, []).append(s)
                    if rep:
                        totals.append(tot)
                    else:
                        res[f"{key}_first_s"] = round(tot, 3)
                res[f"{key}_total_s"] = round(median(totals), 3)
                res[f"{key}_queries_ms"] = {k: round(median(v) * 1000, 1) for k, v in per.items()}
                if failed:
                    res[f"{key}_failed"] = sorted(failed)
            except Exception as e:  # noqa: BLE001
                res[f"{key}_error"] = str(e)[:300]
        n = a.rows
        df = spark.range(n).select(F.col("id"), (F.col("id") * 2.5).alias("x"), F.col("id").cast("string").alias("s"))
        ta, tp = [], []
        try:
            for rep in range(a.reps + 1):
                s, t = timed(lambda: arrow(spark, df))
                assert t.num_rows == n
                size = t.nbytes
                ta.append(s)
            res["collect_arrow_s"] = round(median(ta[1:]), 3)
            res["collect_mb"] = round(size / 1e6, 1)
            res["collect_arrow_mrows_s"] = round(n / median(ta[1:]) / 1e6, 2)
            for rep in range(a.reps):
                s, t = timed(lambda: len(df.toPandas()))
                assert t == n
                tp.append(s)
            res["collect_pandas_s"] = round(median(tp), 3)
        except Exception as e:  # noqa: BLE001
            res["collect_error"] = str(e)[:300]
        if pid:
            peak.on = False
            res["rss_peak_mb"], res["rss_end_mb"] = peak.peak, rss_mb(pid)
    finally:
        stop_server(p)
    return res


def show(paths):
    rs = [json.load(open(p)) for p in paths]
    keys = [("cold start to SELECT 1, s (median)", lambda r: median(r["cold_s"])), ("SELECT 1 warm median, ms", lambda r: r["select1_ms"]["median"]),
            ("SELECT 1 warm p95, ms", lambda r: r["select1_ms"]["p95"])]
    folders = sorted({k[:-8] for r in rs for k in r if k.endswith("_total_s")})
    for f in folders:
        keys += [(f"{f} 22 queries, first pass, s", lambda r, f=f: r.get(f + "_first_s")), (f"{f} 22 queries, warm, s", lambda r, f=f: r.get(f + "_total_s")),
                 (f"{f} failed queries", lambda r, f=f: len(r.get(f + "_failed", [])))]
    keys += [("5M rows to Arrow, s", lambda r: r.get("collect_arrow_s")), ("5M rows to Arrow, M rows/s", lambda r: r.get("collect_arrow_mrows_s")),
             ("5M rows to pandas, s", lambda r: r.get("collect_pandas_s")), ("RSS idle, MB", lambda r: r.get("rss_idle_mb")),
             ("RSS peak, MB", lambda r: r.get("rss_peak_mb")), ("RSS end, MB", lambda r: r.get("rss_end_mb"))]
    w = max(len(k) for k, _ in keys) + 2
    print(f"{'':<{w}}" + "".join(f"{r['name']:>14}" for r in rs))
    for k, f in keys:
        print(f"{k:<{w}}" + "".join(f"{str(f(r)):>14}" for r in rs))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--remote")
    ap.add_argument("--start")
    ap.add_argument("--pid", type=int)
    ap.add_argument("--name", default="server")
    ap.add_argument("--out")
    ap.add_argument("--cold", type=int, default=3)
    ap.add_argument("--reps", type=int, default=3)
    ap.add_argument("--rows", type=int, default=5_000_000)
    ap.add_argument("--tpch", nargs="*", default=[os.path.join(DATA, "tpch-sf0.01"), os.path.join(DATA, "tpch-sf0.1")])
    ap.add_argument("--show", nargs="+")
    a = ap.parse_args()
    if a.show:
        show(a.show)
        return
    logging.disable(logging.CRITICAL)
    res = measure(a)
    txt = json.dumps(res, indent=1)
    if a.out:
        with open(a.out, "w") as f:
            f.write(txt + "\n")
    print(txt)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
