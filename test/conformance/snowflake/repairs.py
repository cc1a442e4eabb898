"""What fakesnow does otherwise than Snowflake documents, put right where a line or two do it; what is left is in emulator-faults.txt.

Each repair names the page of docs.snowflake.com/en/sql-reference that it follows.
"""
from __future__ import annotations

import importlib
import weakref

import sqlglot
from sqlglot import exp

macros = importlib.import_module("fakesnow.macros")
cursor = importlib.import_module("fakesnow.cursor")
VARCHAR = exp.DataType.build("VARCHAR", dialect="duckdb")

# functions/object_construct: its own asks by a subquery, which may not stand inside a lambda
macros.FS_OBJECT_CONSTRUCT.template = """
CREATE OR REPLACE MACRO ${catalog}._fs_object_construct(keys, vals, keep_nulls) AS (
    CASE WHEN len(keys) = 0 THEN '{}'::JSON ELSE TO_JSON(MAP_FROM_ENTRIES(LIST_FILTER(
        LIST_TRANSFORM(RANGE(1, len(keys) + 1), lambda i: {'k': CAST(keys[i] AS VARCHAR), 'v': vals[i]}),
        lambda e: e.k IS NOT NULL AND (keep_nulls OR e.v IS NOT NULL)))) END
);
"""

# functions of its own or that it lacks; arrays and objects are JSON
LACKING = (
    # functions/get: of an array by its place, of an object by its key
    "_GET(x, k) AS json_extract(TO_JSON(x), k)",
    # functions/try_hex_decode_binary: NULL for what is no hexadecimal
    "TRY_HEX_DECODE_BINARY(x) AS TRY(unhex(x))",
    # functions/md5_number_lower64, under the name that it makes of it
    "M_D5_NUMBER_LOWER64(x) AS CAST('0x' || SUBSTR(MD5(x), 17) AS UBIGINT)",
    # functions/is_object
    "IS_OBJECT(x) AS COALESCE(json_type(x) = 'OBJECT', FALSE)",
    # functions/arrays_to_object
    "ARRAYS_TO_OBJECT(k, v) AS TO_JSON(MAP(CAST(TO_JSON(k) AS VARCHAR[]), CAST(TO_JSON(v) AS JSON[])))",
    # functions/object_pick
    "OBJECT_PICK(o, ks) AS TO_JSON(MAP_FROM_ENTRIES(LIST_TRANSFORM(LIST_FILTER(CAST(TO_JSON(ks) AS VARCHAR[]), "
    "lambda k: list_contains(json_keys(o), k)), lambda k: {'k': k, 'v': json_extract(o, k)})))",
    # functions/array_construct_compact: without NULLs
    "_COMPACT(a) AS TO_JSON(LIST_FILTER(CAST(a AS JSON[]), lambda x: json_type(x) <> 'NULL'))",
    # functions/array_to_string: NULLs are empty
    "_ARRAY_TO_STRING(a, s) AS CASE WHEN a IS NOT NULL THEN COALESCE(ARRAY_TO_STRING(LIST_TRANSFORM(CAST(TO_JSON(a) AS VARCHAR[]), "
    "lambda e: COALESCE(e, '')), s), '') END",
    # functions/array_append, array_prepend: NULL for no array
    "_ARRAY_APPEND(a, v) AS CASE WHEN a IS NOT NULL THEN TO_JSON(LIST_APPEND(CAST(TO_JSON(a) AS JSON[]), TO_JSON(v))) END",
    "_ARRAY_PREPEND(a, v) AS CASE WHEN a IS NOT NULL THEN TO_JSON(LIST_PREPEND(TO_JSON(v), CAST(TO_JSON(a) AS JSON[]))) END",
    # functions/array_remove: NULLs stay
    "_ARRAY_REMOVE(a, v) AS TO_JSON(LIST_FILTER(CAST(TO_JSON(a) AS JSON[]), lambda x: x IS NULL OR json_type(x) = 'NULL' OR x <> TO_JSON(v)))",
    # functions/array_position: counts from 0
    "_ARRAY_POSITION(a, v) AS LIST_POSITION(CAST(TO_JSON(a) AS JSON[]), TO_JSON(v)) - 1",
)
_has = weakref.WeakSet()


def functions(connection) -> None:
    """Make what it lacks, once a session."""
    if connection in _has:
        return
    _has.add(connection)
    for sql in LACKING:
        connection.execute(f"CREATE OR REPLACE TEMP MACRO {sql}")


def _duck(sql: str, **parts: exp.Expression) -> exp.Expression:
    """An expression of DuckDB's, with parts put in for its columns of these names."""
    return sqlglot.parse_one(sql, read="duckdb").transform(
        lambda e: exp.paren(parts[e.name]) if isinstance(e, exp.Column) and e.name in parts else e)


def _call(name: str, *args: exp.Expression) -> exp.Expression:
    return exp.Anonymous(this=name, expressions=[a.copy() for a in args])


def _is_binary(node: exp.Expression | None) -> bool:
    return isinstance(node, exp.ToBinary) or (isinstance(node, exp.Func) and node.sql(dialect="snowflake").startswith("TRY_HEX_DECODE_BINARY("))


def _model(node: exp.Expression) -> str:
    f = node.args.get("format")
    return f.name.upper() if isinstance(f, exp.Literal) else ""


def _trim(node: exp.Trim):
    # functions/trim, ltrim, rtrim: it drops the side and the characters unless the text is a VARCHAR by its cast
    node.set("this", exp.cast(node.this, VARCHAR))


def _to_char(node: exp.ToChar):
    # sql-format-models, "Numeric format models": FM00 is digits filled by zeros, X is hexadecimal
    model = _model(node)
    if model.startswith("FM0") and set(model[2:]) == {"0"}:
        return _duck(f"LPAD(CAST(n AS VARCHAR), {len(model) - 2}, '0')", n=node.this)
    if model and set(model) == {"X"}:
        return _duck(f"LPAD(HEX(CAST(n AS UBIGINT)), {len(model)}, ' ')", n=node.this)


def _from_epoch(node: exp.UnixToTime):
    # functions/to_timestamp: a number counts from the epoch; TIMESTAMP_NTZ is its clock, and the session's zone has no part in it
    make = {exp.DType.TIMESTAMPLTZ: "make_timestamptz", exp.DType.TIMESTAMPNTZ: "make_timestamp"}.get(node.args["target_type"].this)
    scale = node.args.get("scale")
    if not make or not isinstance(scale, exp.Literal):
        return None
    factor = {"0": "* 1000000", "3": "* 1000", "6": "* 1", "9": "// 1000"}[scale.name]
    return _call(make, _duck(f"CAST(CAST(n AS HUGEINT) {factor} AS BIGINT)", n=node.this))


def _byte_length(node: exp.ByteLength):
    # functions/octet_length: of a text, what it takes in UTF-8
    return None if _is_binary(node.this) else _call("strlen", node.this)


def _date_trunc(node: exp.Expression):
    # functions/date_trunc: of a date it is a date
    if isinstance(node.this, exp.Cast) and node.this.is_type("date"):
        return exp.cast(node.copy(), "DATE")


def _of_bytes(sql: str):
    def repair(node: exp.Expression):
        # functions/left, substr, lpad, rpad, startswith, endswith, bit_length: of a binary they count bytes
        if not _is_binary(node.this):
            return None
        parts = {"x": node.this, "y": node.expression, "s": node.args.get("start"), "p": node.args.get("fill_pattern")}
        text = sql.replace("PAD", "LPAD" if node.args.get("is_left") else "RPAD")
        return _duck(text, **{k: v for k, v in parts.items() if isinstance(v, exp.Expression)})
    return repair


def _structured(node: exp.DataType):
    # data-types-structured: it has none, and a value is the same JSON without its types
    name = {exp.DType.ARRAY: "ARRAY", exp.DType.OBJECT: "OBJECT", exp.DType.MAP: "OBJECT"}.get(node.this)
    return exp.DataType.build(name, dialect="snowflake") if name and node.expressions else None


BEFORE = {
    exp.DataType: _structured,
    exp.Trim: _trim,
    exp.ToChar: _to_char,
    exp.UnixToTime: _from_epoch,
    exp.ByteLength: _byte_length,
    exp.DateTrunc: _date_trunc,
    exp.TimestampTrunc: _date_trunc,
    exp.Left: _of_bytes("UNHEX(LEFT(HEX(x), 2 * y))"),
    exp.Substring: lambda n: None if n.args.get("length") else _of_bytes("UNHEX(SUBSTR(HEX(x), 2 * s - 1))")(n),
    exp.Pad: _of_bytes("UNHEX(PAD(HEX(x), 2 * y, HEX(p)))"),
    exp.StartsWith: _of_bytes("STARTS_WITH(HEX(x), HEX(y))"),
    exp.EndsWith: _of_bytes("ENDS_WITH(HEX(x), HEX(y))"),
    exp.Length: _of_bytes("LENGTH(HEX(x)) // 2"),
    exp.BitLength: _of_bytes("LENGTH(HEX(x)) * 4"),
    # data-types-semistructured: any value is a VARIANT
    exp.Cast: lambda n: exp.ToVariant(this=n.this.copy()) if n.is_type("variant") else None,
    exp.ArrayConstructCompact: lambda n: _call("_COMPACT", _call("json_array", *n.expressions)),
    exp.ArrayToString: lambda n: _call("_ARRAY_TO_STRING", n.this, n.expression),
    exp.ArrayAppend: lambda n: _call("_ARRAY_APPEND", n.this, n.expression),
    exp.ArrayPrepend: lambda n: _call("_ARRAY_PREPEND", n.this, n.expression),
    exp.ArrayRemove: lambda n: _call("_ARRAY_REMOVE", n.this, n.expression),
    exp.ArrayPosition: lambda n: _call("_ARRAY_POSITION", n.this, n.expression),
}


def _each(tree: exp.Expression, kinds, repair) -> exp.Expression:
    """What is inside comes first; a repair gives nothing for what stays."""
    for node in reversed(list(tree.find_all(*kinds))):
        made = repair(node)
        if made is not None:
            node.replace(made)
    return tree


def _wide(node: exp.Expression):
    # operators-arithmetic: numbers have 38 digits, not the bits of their literals
    for side in (node.this, node.expression):
        if isinstance(side, exp.Literal) and not side.is_string and "e" not in side.name.lower():
            _, _, fraction = side.name.partition(".")
            if fraction or len(side.name) > 8:
                side.replace(exp.cast(side.copy(), f"DECIMAL(38, {len(fraction)})" if fraction else "HUGEINT"))


def _cast(node: exp.Cast):
    # data-types-semistructured: a text in a VARIANT is cast to what it says, without its quotes
    inner = node.this.unnest()
    if node.is_type("text", "varchar") and isinstance(inner, exp.Anonymous) and inner.name == "_GET":
        return _call("json_extract_string", inner, exp.Literal.string("$"))


def _get(node: exp.GetExtract):
    key = node.expression
    if isinstance(key, exp.Neg):
        return exp.null()
    return _call("_GET", node.this, exp.cast(key.copy(), "BIGINT") if isinstance(key, exp.Cast) and key.is_type("decimal") else key)


def _divide(node: exp.Binary):
    # operators-arithmetic: division by zero is an error
    divisor = node.expression.unnest()
    if not isinstance(divisor, exp.Nullif) and not (isinstance(divisor, exp.Literal) and divisor.name.strip("0.")):
        node.set("expression", _duck("CASE WHEN x = 0 THEN error('Division by zero') ELSE x END", x=divisor.copy()))


def after(tree: exp.Expression) -> exp.Expression:
    """Of what it makes of a statement for the database below."""
    _each(tree, [exp.Anonymous], lambda n: exp.cast(n.copy(), "BIGINT") if n.name.lower() == "json_array_length" else None)
    _each(tree, [exp.GetExtract], _get)
    _each(tree, [exp.Cast], _cast)
    _each(tree, [exp.Add, exp.Sub, exp.Mul], _wide)
    _each(tree, [exp.Div, exp.IntDiv, exp.Mod], _divide)
    # what a lambda gives is an array, and so JSON
    lists = (exp.Transform, exp.ArrayFilter)
    _each(tree, lists, lambda n: _call("TO_JSON", n) if isinstance(n.parent, (exp.Select, exp.Alias)) else None)
    # the arrow binds loosely
    closed = (exp.Is, exp.Binary, exp.Not, exp.Between, exp.In)
    return _each(tree, [exp.JSONExtract], lambda n: exp.paren(n.copy()) if isinstance(n.parent, closed) and not isinstance(n.parent, exp.JSONExtract) else None)


def before(tree: exp.Expression) -> exp.Expression:
    """Of a statement as it came."""
    return _each(tree, list(BEFORE), lambda n: BEFORE[type(n)](n) if type(n) in BEFORE else None)


_transform = cursor.FakeSnowflakeCursor._transform
cursor.FakeSnowflakeCursor._transform = lambda self, expression, params: after(_transform(self, before(expression), params))
