"""Times sqlglot on statements given as a JSON list on stdin; prints {"version", "transpile": [seconds], "parse": [seconds]}, medians a statement."""
import json
import statistics
import sys
import time

import sqlglot


def medians(statements, rounds, work):
    times = [[] for _ in statements]
    for r in range(rounds + 1):
        for i, sql in enumerate(statements):
            t = time.perf_counter()
            work(sql)
            if r:  # the first round warms up
                times[i].append(time.perf_counter() - t)
    return [statistics.median(x) for x in times]


if __name__ == "__main__":
    rounds, statements = json.load(sys.stdin)
    print(json.dumps({
        "version": sqlglot.__version__,
        "transpile": medians(statements, rounds, lambda sql: sqlglot.transpile(sql, read="spark", write="snowflake")),
        "parse": medians(statements, rounds, lambda sql: sqlglot.parse(sql, read="spark")),
    }))
