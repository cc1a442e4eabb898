"""Times sqlglot on [rounds, statements, warm-up rounds] given as JSON on stdin; prints {"version", "transpile": [seconds], "parse": [seconds]}, medians a statement."""
import json
import statistics
import sys
import time

import sqlglot


def medians(statements, rounds, warm_ups, work):
    times = [[] for _ in statements]
    for r in range(-warm_ups, rounds):
        for i, sql in enumerate(statements):
            t = time.perf_counter()
            work(sql)
            if r >= 0:
                times[i].append(time.perf_counter() - t)
    return [statistics.median(x) for x in times]


if __name__ == "__main__":
    rounds, statements, warm_ups = json.load(sys.stdin)
    print(json.dumps({
        "version": sqlglot.__version__,
        "transpile": medians(statements, rounds, warm_ups, lambda sql: sqlglot.transpile(sql, read="spark", write="snowflake")),
        "parse": medians(statements, rounds, warm_ups, lambda sql: sqlglot.parse(sql, read="spark")),
    }))
