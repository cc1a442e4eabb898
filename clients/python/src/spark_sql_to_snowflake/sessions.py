"""PySpark's sessions on a server."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .errors import ServerError

if TYPE_CHECKING:
    from pyspark import SparkConf
    from pyspark.sql import SparkSession

    Conf = SparkConf | Mapping[str, object]

# the extra `connect` of this package
_INSTALL = "run `pip install 'pyspark[connect]>=3.5,<4' 'numpy<2' 'pandas<2.3' 'pyarrow<18' 'setuptools<80'`"

_sessions: dict[str, Any] = {}


def session_at(url: str, conf: Conf | None) -> SparkSession:
    """The session of this process on a server, made where there is none, with these settings. Raises ServerError where PySpark is missing."""
    settings = settings_of(conf)
    session = _sessions.get(url)
    if session is None or session.is_stopped:
        session = _sessions[url] = _create(url, settings)
    else:
        for key, value in settings:
            session.conf.set(key, value)
    return session


def announce(url: str) -> None:
    """Let `SparkSession.builder.getOrCreate()` find the server, unless something else was said to be Spark's."""
    os.environ.setdefault("SPARK_REMOTE", url)


def forget(url: str) -> None:
    """Stop the session on a server that is about to end, so that PySpark does not try to reach it."""
    if os.environ.get("SPARK_REMOTE") == url:
        del os.environ["SPARK_REMOTE"]
    session = _sessions.pop(url, None)
    if session is not None and not session.is_stopped:
        session.stop()


def settings_of(conf: Conf | None) -> list[tuple[str, str]]:
    if conf is None:
        return []
    pairs: Iterable[tuple[str, object]] = conf.items() if isinstance(conf, Mapping) else conf.getAll()
    return [(key, _text(value)) for key, value in pairs]


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _create(url: str, settings: Iterable[tuple[str, str]]) -> SparkSession:
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise ServerError(f"PySpark cannot be imported ({_first_line(error)}): {_INSTALL}") from None
    builder = SparkSession.builder.remote(url)
    for key, value in settings:
        builder = builder.config(key, value)
    try:
        # not getOrCreate: that gives a session of another server where there is one
        session = builder.create()
    except ImportError as error:
        raise ServerError(f"PySpark lacks what Spark Connect needs ({_first_line(error)}): {_INSTALL}") from None
    announce(url)
    return session


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
