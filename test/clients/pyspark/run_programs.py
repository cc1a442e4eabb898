"""Runs programs against a Spark Connect server, a session each, and tells what each printed.

    run_programs.py REMOTE PROGRAM.py… > results.jsonl

out, a line as each ends: {"name", "output", "failed": traceback or null, "ms"}

A program finds `spark` (a session of its own), `folder` (an empty folder of its own), `remote` (the address) and `attempt` (prints an action's error, see below).
The session's zone is set and is not the client's, so that a mix-up of the two shows.
"""
import contextlib
import faulthandler
import io
import json
import logging
import os
import re
import runpy
import shutil
import sys
import tempfile
import threading
import time
import traceback
import warnings

os.environ["TZ"] = "UTC"
os.environ["SPARK_CONNECT_MODE_ENABLED"] = "1"  # so that pyspark.sql.functions makes columns of Connect
time.tzset()
warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)

from pyspark.sql.connect.session import SparkSession

SECONDS = float(os.environ.get("PROGRAM_SECONDS", "60"))


# Every session is kept until the end, those that a program makes too: one that is collected closes its client from whatever thread that
# happens in, and waits for itself in the client's own threads.
sessions = []
made = SparkSession.__init__


def keep(self, *args, **options):
    sessions.append(self)
    made(self, *args, **options)


SparkSession.__init__ = keep


def attempt(action):
    """Print the class of an action's exception and the error class in its message, or what the action gave."""
    try:
        print("no error:", action())
    except Exception as error:
        named = re.search(r"\[([A-Z][A-Z0-9_]*(?:\.[A-Z0-9_]+)*)\]", str(error))
        print(type(error).__name__, named.group(1) if named else None)


def run(remote, path):
    folder = tempfile.mkdtemp(prefix="program-")
    spark = SparkSession.builder.remote(remote).create()
    out = io.StringIO()
    failed = None
    started = time.time()
    try:
        spark.conf.set("spark.sql.session.timeZone", "America/Los_Angeles")
        with contextlib.redirect_stdout(out):
            runpy.run_path(path, {"spark": spark, "remote": remote, "folder": folder, "attempt": attempt})
    except BaseException:
        failed = traceback.format_exc(limit=-6)[-3000:]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return {
        "name": os.path.basename(path)[: -len(".py")],
        "output": out.getvalue().replace(folder, "FOLDER"),
        "failed": failed,
        "ms": round((time.time() - started) * 1000),
    }


def main():
    remote, *paths = sys.argv[1:]
    results = sys.stdout
    for path in paths:
        # A call that never answers must not take the other programs with it.
        done = {}
        thread = threading.Thread(target=lambda: done.update(run(remote, path)), daemon=True)
        thread.start()
        thread.join(SECONDS)
        name = os.path.basename(path)[: -len(".py")]
        if not done:
            done = {"name": name, "output": "", "failed": f"no end after {SECONDS:g} s", "ms": SECONDS * 1000}
            print(json.dumps(done), file=results, flush=True)
            faulthandler.dump_traceback()
            os._exit(3)
        print(json.dumps(done), file=results, flush=True)
    os._exit(0)


main()
