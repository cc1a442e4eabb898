"""Writes golden/<area>.json: the bytes that PySpark's Connect client sends for the programs of programs.py. No server is needed.

    python plans.py        (pyspark[connect] 3.5.7)
"""

import base64
import json
import pathlib
import warnings
from datetime import date, datetime, timedelta
from decimal import Decimal as dec
from types import SimpleNamespace

import pyspark.sql.connect.functions as F
import pyspark.sql.connect.proto as proto
import pyspark.sql.types as T
from pyspark.storagelevel import StorageLevel
from pyspark.sql.connect.client.core import SparkConnectClient
from pyspark.sql.connect.dataframe import DataFrame
from pyspark.sql.connect.expressions import UnresolvedNamedLambdaVariable
from pyspark.sql.connect.plan import SQL, HtmlString, Limit, LogicalPlan, ShowString
from pyspark.sql.connect.session import SparkSession
from pyspark.sql.connect.window import Window as W

from programs import PROGRAMS

warnings.simplefilter("ignore")


COLUMNS = T.StructType([T.StructField(name, T.IntegerType()) for name in ["id", "a", "b", "c", "d"]])


class Sent(Exception):
    """In place of the server's answer."""


def sent(_client, request, *_rest, **_named):
    raise Sent(request.plan)


def setting(_client, operation):
    response = proto.ConfigResponse()
    asked = operation.get or operation.get_with_default
    defaults = {"spark.sql.session.localRelationCacheThreshold": "67108864", "spark.sql.timestampType": "TIMESTAMP_LTZ"}
    for key in operation.get.keys:
        response.pairs.add(key=key, value=defaults.get(key, "false"))
    for pair in operation.get_with_default.pairs:
        response.pairs.add(key=pair.key, value=pair.value)
    from pyspark.sql.connect.client.core import ConfigResult

    return ConfigResult.fromProto(response)


def analysis(_client, method, **asked):
    if method != "ddl_parse":
        raise NotImplementedError(method)
    type_ = T.IntegerType() if asked["ddl_string"] == "int" else T.StructType().add("a", "integer")
    return SimpleNamespace(parsed=type_)


class Rows:
    def eval(self, x):
        yield (x,)


def names():
    """What programs may use, made anew for each: plan ids count from 0."""
    LogicalPlan._nextPlanId = 0
    UnresolvedNamedLambdaVariable._nextVarNameId = 0
    s = SparkSession(connection="sc://localhost:1")
    SparkSession._set_default_and_active_session(s)
    s.is_mock_session = True  # columns are not looked up

    def dataframe(plan):
        return DataFrame.withPlan(plan, s)

    def resources():
        command = proto.Command()
        command.get_resources_command.SetInParent()
        return command

    return dict(
        globals(), s=s, dataframe=dataframe, resources=resources, df=s.table("t"), other=s.table("u")
    )


def bytes_of(program):
    scope = names()
    try:
        result = eval(program, scope)
    except Sent as request:
        plan = request.args[0]
    else:
        plan = result._plan.to_proto(scope["s"].client)
    # What runs in Python comes as a pickle, which differs each time, and which nobody here reads.
    for message in functions_of(plan):
        message.command = b""
        message.python_ver = "3"
    return plan.SerializeToString(deterministic=True)


def functions_of(message):
    for field, value in message.ListFields():
        if field.message_type is None or field.message_type.GetOptions().map_entry:
            continue
        for inner in value if field.label == field.LABEL_REPEATED else [value]:
            if isinstance(inner, (proto.PythonUDF, proto.PythonUDTF)):
                yield inner
            yield from functions_of(inner)


def recorded(name, program):
    try:
        return base64.b64encode(bytes_of(program)).decode()
    except Exception as error:
        raise RuntimeError(f"{name}: {program}") from error


SparkConnectClient._execute = sent
SparkConnectClient._execute_and_fetch = sent
SparkConnectClient._execute_and_fetch_as_iterator = sent
SparkConnectClient.config = setting
SparkConnectClient._analyze = analysis
SparkConnectClient.schema = lambda _client, _plan: COLUMNS

for area, programs in PROGRAMS.items():
    cases = [
        {"name": name, "program": program, "plan": recorded(name, program)}
        for name, program in programs.items()
    ]
    text = json.dumps(cases, indent=1, ensure_ascii=False)
    (pathlib.Path(__file__).parent.parent / "golden" / f"{area}.json").write_text(text + "\n")
