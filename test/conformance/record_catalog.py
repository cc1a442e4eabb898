"""Record what Spark Connect answers to calls of `spark.catalog`, one a line of a file: a call with its arguments, or `sql` and a statement.

    python record_catalog.py sc://localhost:15002 catalog.txt > catalog.jsonl

The server should be fresh. Left out is what Spark's own sources say of its functions, and places on disk.
"""

import json
import re
import sys

from pyspark.errors import PySparkException
from pyspark.sql.connect import plan
from pyspark.sql.connect.dataframe import DataFrame
from pyspark.sql.connect.session import SparkSession

OWN = {"listFunctions": ("description", "className"), "getFunction": ("description", "className")}
PLACES = {"listDatabases": ("locationUri",), "getDatabase": ("locationUri",)}
NAMES = {
    "currentDatabase": {}, "currentCatalog": {}, "clearCache": {},
    "listCatalogs": {"pattern": "pattern"}, "listDatabases": {"pattern": "pattern"},
    "listTables": {"database": "db_name", "pattern": "pattern"}, "listFunctions": {"database": "db_name", "pattern": "pattern"},
    "getDatabase": {"name": "db_name"}, "databaseExists": {"name": "db_name"}, "setCurrentDatabase": {"name": "db_name"},
    "setCurrentCatalog": {"name": "catalog_name"}, "getFunction": {"name": "function_name", "database": "db_name"},
    "functionExists": {"name": "function_name", "database": "db_name"}, "getTable": {"name": "table_name", "database": "db_name"},
    "tableExists": {"name": "table_name", "database": "db_name"}, "listColumns": {"name": "table_name", "database": "db_name"},
    "dropTempView": {"name": "view_name"}, "dropGlobalTempView": {"name": "view_name"}, "refreshByPath": {"path": "path"},
}
OPTIONAL = {"database", "pattern"}


def error_text(error: Exception) -> str:
    text = re.sub(r"^\([\w.$]+\) ", "", str(error).strip())
    found = re.match(r"\[([A-Z][A-Z0-9_.]+)\]", text)
    return f"[{found[1]}]" if found else text.split("\n")[0].rstrip(".;:")


def main() -> None:
    spark = SparkSession.builder.remote(sys.argv[1]).create()
    for line in open(sys.argv[2]):
        name, _, rest = line.strip().partition(" ")
        if name == "sql":
            spark.sql(rest).collect()
            print(json.dumps({"sql": rest}))
            continue
        given = dict(part.split("=", 1) for part in rest.split())
        names = NAMES.get(name, {"name": "table_name"})
        args = {kw: given.get(arg) for arg, kw in names.items() if arg in given or arg in OPTIONAL}
        answer = {"call": {"call": name, **given}}
        try:
            node = getattr(plan, name[0].upper() + name[1:])(**args)
            if args.get("db_name") is None and name == "getTable":
                node = plan.GetTable(table_name=given["name"])
            table, schema = spark._client.to_table(node.to_proto(spark._client))
            fields = schema.fields if schema is not None else DataFrame.withPlan(node, session=spark).schema.fields
            hidden = OWN.get(name, ()) + PLACES.get(name, ())
            answer["schema"] = [[f.name, f.dataType.simpleString(), f.nullable] for f in fields]
            rows = [list(r.values()) for r in table.to_pylist()]
            answer["rows"] = [[None if f.name in hidden else v for f, v in zip(fields, row)] for row in rows]
        except PySparkException as error:
            answer["error"] = error_text(error)
        print(json.dumps(answer, ensure_ascii=False))


main()
