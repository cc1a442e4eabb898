"""Errors of values in DuckDB's words, as Snowflake documents them: number, SQLSTATE and text.

The pages are those that packages/connect-server/src/errors/snowflake-failure.ts names.
"""
from __future__ import annotations

import importlib
import re

import duckdb
from snowflake.connector.errors import ProgrammingError

_cursor = importlib.import_module("fakesnow.cursor").FakeSnowflakeCursor
_PREFIX = re.compile(r"^\d{6} \(\w{5}\): ")
_RULES = [(re.compile(says, re.S), code, state, text) for says, code, state, text in (
    (r"Could not convert string [\"']([-+]?[0-9.]+)[\"'] to DECIMAL", "100039", "22003", r"Numeric value '\1' is out of range"),
    (r"Could not convert string [\"'](.*)[\"'] to (?:DECIMAL|INT|BIGINT|DOUBLE|HUGEINT)", "100038", "22018", r"Numeric value '\1' is not recognized"),
    (r"Could not convert string [\"'](.*)[\"'] to BOOL", "100037", "22018", r"Boolean value '\1' is not recognized"),
    (r"(?:invalid )?date field (?:format|value out of range): \"(.*?)\"", "100040", "22007", r"Date '\1' is not recognized"),
    (r"(?:invalid )?timestamp field (?:format|value out of range): \"(.*?)\"", "100035", "22007", r"Timestamp '\1' is not recognized"),
    (r"Could not parse string \"(.*?)\" according to format specifier \"(.*?)\"", "100096", "22007", r"Can't parse '\1' as date with format '\2'"),
    (r"Could not cast value (\S+) to DECIMAL\((\d+),(\d+)\)", "100046", "22003", r"Number out of representable range: type FIXED[SB16](\2,\3){nullable}, value \1"),
    (r"Casting value \"(.*?)\" to type DECIMAL\((\d+),(\d+)\) failed", "100046", "22003", r"Number out of representable range: type FIXED[SB16](\2,\3){nullable}, value \1"),
    (r"More than one row returned by a subquery", "090150", "22000", "Single-row subquery returns more than one row."),
    (r"NOT NULL constraint failed", "100072", "22000", "NULL result in a non-nullable column"),
    # it does not say which
    (r"Map keys must be unique", "100103", "22000", "Duplicate field key '?'"),
    (r"Division by zero", "100051", "22012", "Division by zero"),
)]


def documented(response: dict) -> dict:
    """An answer that is an error, as Snowflake would give it; any other as it is."""
    message = response.get("message")
    if response.get("success") or not message:
        return response
    for says, code, state, text in _RULES:
        if found := says.search(message):
            return {**response, "code": code, "message": found.expand(text), "data": {"errorCode": code, "sqlState": state}}
    # its messages begin with what stands beside them, as those of the Python connector do
    return {**response, "message": _PREFIX.sub("", message)}


_execute = _cursor.execute


def _with_words(self, *args, **kwargs):
    # it keeps to itself what DuckDB says of most errors
    try:
        return _execute(self, *args, **kwargs)
    except duckdb.Error as e:
        raise ProgrammingError(msg=str(e), errno=99999, sqlstate="99999") from e


_cursor.execute = _with_words
