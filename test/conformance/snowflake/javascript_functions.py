"""JavaScript functions for the emulator: fakesnow has none, so they are functions of DuckDB here whose rows go through V8."""
from __future__ import annotations

import json
import re
import threading

import duckdb
import pyarrow as pa
from py_mini_racer import JSEvalException, MiniRacer

CREATE = re.compile(
    r'\s*CREATE\s+OR\s+REPLACE\s+TEMPORARY\s+FUNCTION\s+"(\w+)"\s*\(([^)]*)\)\s*RETURNS\s+(\w+)\s+'
    r'LANGUAGE\s+JAVASCRIPT\s+(STRICT\s+)?IMMUTABLE\s+AS\s+\$\$(.*)\$\$\s*$', re.I | re.S)
# Snowflake's types: DuckDB's, Arrow's
TYPES = {"BOOLEAN": ("BOOLEAN", pa.bool_()), "FLOAT": ("DOUBLE", pa.float64()), "VARCHAR": ("VARCHAR", pa.string()),
         "BINARY": ("BLOB", pa.binary()), "ARRAY": ("JSON", pa.json_(pa.string()))}
# numbers that JSON has not travel as texts, bytes in hexadecimal
HELPERS = """
var take = {
  FLOAT: v => typeof v === 'string' ? Number(v) : v, BOOLEAN: v => v, VARCHAR: v => v, ARRAY: v => JSON.parse(v),
  BINARY: v => Uint8Array.from(v.match(/../g) || [], h => parseInt(h, 16)),
};
var give = {
  FLOAT: v => !isFinite(v) || Object.is(v, -0) ? (Object.is(v, -0) ? '-0' : String(v)) : v, BOOLEAN: v => v, VARCHAR: v => String(v),
  ARRAY: v => JSON.stringify(v), BINARY: v => Array.from(v, b => b.toString(16).padStart(2, '0')).join(''),
};
"""
MARK = "JavaScript execution error: Uncaught "

engine = MiniRacer()
engine.eval(HELPERS)
lock = threading.Lock()
made: dict[str, str] = {}
# what was thrown, whole
uncaught: list[str] = []


def _out(value, typ: str):
    if value is None:
        return None
    if typ == "BINARY":
        return bytes.fromhex(value)
    return float(value) if typ == "FLOAT" else value


def _in(value):
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf")) or (value == 0 and str(value)[0] == "-")):
        return {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}.get(str(value), "-0")
    return value


def create(sql: str, connection: duckdb.DuckDBPyConnection) -> bool:
    """Make the function that a statement makes; False where the statement is another one."""
    if not (m := CREATE.match(sql)):
        return False
    name, params, returns, strict, body = m[1], m[2], m[3].upper(), bool(m[4]), m[5]
    if made.get(name) == sql:
        return True
    pairs = [p.replace('"', "").split() for p in params.split(",") if p.strip()]
    args = ", ".join(p[0] for p in pairs)
    taken = ", ".join(f"r[{i}] == null ? null : take.{p[1].upper()}(r[{i}])" for i, p in enumerate(pairs))
    nulls = "if (r.some(v => v == null)) return null;" if strict else ""
    with lock:
        engine.eval(f"var udf_{name} = function({args}) {{{body}}};"
                    f"var rows_{name} = function(rows) {{ return JSON.stringify(rows.map(function(r) {{ {nulls}"
                    f"var v = udf_{name}({taken}); return v == null ? null : give.{returns}(v); }})); }}; 0")

    def run(*columns):
        if len(columns) == 0:
            rows = [[]]
        else:
            rows = [[_in(v) for v in row] for row in zip(*(c.to_pylist() for c in columns))]
        try:
            with lock:
                values = json.loads(engine.eval(f"rows_{name}({json.dumps(rows)})"))
        except JSEvalException as e:
            text = re.sub(r"^<anonymous>:\d+: ", "", str(e).split("\n", 1)[0])
            # what Snowflake puts behind it: developer-guide/udf/javascript/udf-javascript-introduction
            uncaught.append(f"{MARK}{text} in {name} at '    throw' position 4\nstackstrace: \n{name} line: 1")
            raise RuntimeError(MARK + text) from None
        return pa.array([_out(v, returns) for v in values], TYPES[returns][1])

    if name in made:
        connection.remove_function(name)
    names = ", ".join(f"a{i}" for i in range(len(pairs)))
    exact = eval(f"lambda {names}: run({names})", {"run": run})   # DuckDB counts the parameters
    connection.create_function(name, exact, [TYPES[p[1].upper()][0] for p in pairs], TYPES[returns][0], type="arrow",
                               null_handling="special", side_effects=True)
    made[name] = sql
    return True


def thrown(message: str) -> str | None:
    """What a function has thrown in the statement that failed so, as Snowflake says it; None where it failed of something else."""
    found = uncaught.pop() if uncaught and MARK in message else None
    uncaught.clear()
    return found
