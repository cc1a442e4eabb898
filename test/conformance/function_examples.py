"""Every function's examples from real Spark's own documentation, with Spark's answers.

    venv/bin/python test/conformance/function_examples.py > examples.jsonl

One line a statement: {"function", "sql", "setup": [SET statement], "stable": are two answers alike, ...} and what fixtures/record.py says of an answer.
The texts are Spark's and stay out of the repository.
"""
import json
import os
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fixtures"))
import record


def examples(text):
    """Statements of a description: each begins with `> ` and ends with `;` at the end of a line."""
    found, open_ = [], None
    for line in text.split("\n"):
        line = line.strip()
        if line.startswith("> "):
            open_ = line[2:]
        elif open_ is not None:
            open_ += "\n" + line
        if open_ is not None and open_.endswith(";"):
            found.append(open_[:-1].strip())
            open_ = None
    return found


def main():
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    scratch = tempfile.mkdtemp(prefix="function-examples-")
    os.chdir(scratch)
    spark = record.start(scratch)
    try:
        names = [r[0] for r in spark.sql("SHOW SYSTEM FUNCTIONS").collect()]
        seen = set()
        for name in names:
            rows = spark.sql(f"DESCRIBE FUNCTION EXTENDED `{name}`").collect()
            text = "\n".join(r[0] for r in rows)
            setup = []
            for sql in examples(text):
                if sql.upper().startswith("SET "):
                    setup.append(sql)
                    continue
                if (sql, tuple(setup)) in seen:
                    continue
                seen.add((sql, tuple(setup)))
                case = {"sql": sql, "setup": setup, "conf": {}}
                first = record.answer(spark, case)
                stable = first == record.answer(spark, case)
                out.write(json.dumps({"function": name, "sql": sql, "setup": setup, "stable": stable, **first}) + "\n")
                out.flush()
    finally:
        spark.stop()
        os.chdir("/")
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
