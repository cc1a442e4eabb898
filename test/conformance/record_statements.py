"""Record what Spark Connect answers to statements that are no queries, one a line of a file.

    python record_statements.py sc://localhost:15002 statements.sql > statements.jsonl

The server should be fresh: the statements make schemas of their own and list them. Places on disk, moments and owners are
left out: they are the machine's. Of an error the class is kept, or the first line where it has none.
"""

import json
import re
import sys

from pyspark.errors import PySparkException
from pyspark.sql.connect.session import SparkSession

MACHINE = {"Location", "Created Time", "Owner"}


def error_text(error: Exception) -> str:
    text = str(error).strip()
    text = re.sub(r"^\([\w.$]+\) ", "", text)
    found = re.match(r"\[([A-Z][A-Z0-9_.]+)\]", text)
    return f"[{found[1]}]" if found else text.split("\n")[0].split("; line ")[0].rstrip(".;:")


def plain(value):
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)


def main() -> None:
    spark = SparkSession.builder.remote(sys.argv[1]).create()
    with open(sys.argv[2]) as lines:
        for line in lines:
            sql = line.strip()
            if not sql or sql.startswith("--"):
                continue
            answer = {"sql": sql}
            try:
                df = spark.sql(sql)
                answer["schema"] = [[f.name, f.dataType.simpleString(), f.nullable] for f in df.schema.fields]
                answer["rows"] = [[plain(v) for v in row] for row in df.collect() if not row or row[0] not in MACHINE]
            except PySparkException as error:
                answer.pop("schema", None)
                answer["error"] = error_text(error)
            print(json.dumps(answer, ensure_ascii=False))


main()
