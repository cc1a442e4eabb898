"""Start a server, get a session on it, stop it."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING

from .address import Address, address_of, is_taken, parsed, speaks_grpc
from .connection import Connection, connection_of
from .errors import ServerError
from .server import Server, launch
from .sessions import announce, forget, session_at

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from .sessions import Conf

_lock = threading.RLock()
_servers: list[Server] = []


def start_session(
    is_daemon: bool = True,
    remote_url: str | None = None,
    tcp_port: int | None = None,
    connection: str | None = None,
    *,
    stop_event: threading.Event | None = None,
    connection_parameters: Mapping[str, object] | None = None,
) -> Server | None:
    """
    Start a Spark Connect server on this machine, and say so when it is ready. Does nothing where this process has started it before.

    is_daemon: True: return when it is ready; the server ends with this process. False: stay in the foreground until it ends or Ctrl-C.
    remote_url: where it is to listen, as `sc://localhost:15002`.
    tcp_port: the port, instead; 15002 where neither is given, 0 for any that is free.
    connection: a connection of Snowflake's connections.toml; None: the one that SPARK_SQL_TO_SNOWFLAKE_CONNECTION names, else the
        embedded DuckDB.
    stop_event: the server ends when this is set (with is_daemon only).
    connection_parameters: `connection_name`, or the values of a connection that is in no file.

    Returns a thread that ends with the server, with its `url` and `stop()`; None with is_daemon=False. Raises ServerError: one line that
    says what to do.
    """
    address = address_of(remote_url, tcp_port)
    wanted = connection_of(connection, connection_parameters)
    if stop_event is not None and not is_daemon:
        raise ServerError("stop_event needs is_daemon=True")
    with _lock:
        server = _ours(address)
        if server is None:
            server = _start(address, wanted, loud=not is_daemon)
        else:
            _check_same(server, wanted)
    if stop_event is not None:
        threading.Thread(target=_stop_when_set, args=(stop_event, server), name="spark-sql-to-snowflake-stop", daemon=True).start()
    if is_daemon:
        return server
    _stay(server)
    return None


def init_spark_session(
    conf: Conf | None = None,
    connection: str | None = None,
    *,
    connection_parameters: Mapping[str, object] | None = None,
    app_name: str | None = None,
    remote_url: str | None = None,
    tcp_port: int | None = None,
) -> SparkSession:
    """
    A PySpark session. Starts a server first where none listens at the address (see start_session).

    conf: a SparkConf or a dict of settings for the session.
    connection: as of start_session; where it is named nowhere, the session is on whatever the server that listens there uses.
    app_name: `spark.app.name`.
    """
    address = address_of(remote_url, tcp_port)
    wanted = connection_of(connection, connection_parameters)
    with _lock:
        server = _latest() if remote_url is None and tcp_port is None else _ours(address)
        if server is not None:
            if wanted.name is not None:
                _check_same(server, wanted)
        elif address.port != 0 and is_taken(address):
            _check_other(address, wanted)
            _say(f"using the server that listens at {address.url}")
        else:
            server = _start(address, wanted, loud=False)
        session = session_at(address.url if server is None or server.url is None else server.url, conf)
    if app_name is not None:
        session.conf.set("spark.app.name", app_name)
    return session


def get_session(url: str | None = None, conf: Conf | None = None) -> SparkSession:
    """
    The PySpark session on a server that runs: the one at `url`, else the one that this process started last, else the one that SPARK_REMOTE
    names, else sc://localhost:15002. Raises ServerError, which is a RuntimeError, where none runs.
    """
    with _lock:
        server = _latest()
    chosen = url or (server.url if server else None) or os.environ.get("SPARK_REMOTE") or address_of(None, None).url
    address = parsed(chosen)
    if not is_taken(address):
        raise ServerError(f"no server listens at {address.url}: call start_session() or init_spark_session() first")
    if "use_ssl=true" not in chosen and ";token=" not in chosen:
        _check_other(address, Connection())
    with _lock:
        return session_at(chosen, conf)


def stop_session() -> None:
    """Stop the sessions and servers that this process has started."""
    with _lock:
        while _servers:
            _end(_servers[-1])
            _servers.pop()


def _start(address: Address, connection: Connection, loud: bool) -> Server:
    if not address.is_here:
        raise ServerError(f"{address.host} is not this machine, where the server starts: leave the host out, or call get_session({address.url!r})")
    if address.port != 0 and is_taken(address):
        raise ServerError(
            f"port {address.port} is taken by another program: stop it, give another tcp_port, or call get_session() if it is a Spark Connect server"
        )
    server = launch(address, connection, loud)
    _servers.append(server)
    if server.url is not None:
        announce(server.url)
    _say(f"{server.url} is ready ({connection.shown})")
    return server


def _ours(address: Address) -> Server | None:
    _servers[:] = [server for server in _servers if server.is_alive()]
    return next((server for server in _servers if server.address.port == address.port and address.is_here), None)


def _latest() -> Server | None:
    return next((server for server in reversed(_servers) if server.is_alive()), None)


def _check_same(server: Server, wanted: Connection) -> None:
    if server.connection != wanted:
        raise ServerError(
            f"the server at {server.url} runs on {server.connection.shown}, not on {wanted.shown}: call stop_session() first, or give another tcp_port"
        )


def _check_other(address: Address, wanted: Connection) -> None:
    """Refuse a listener that is no server, and one of which nobody knows that it has the connection that was asked for."""
    if wanted.name is not None:
        raise ServerError(
            f"another program has started what listens at {address.url}, maybe on another connection:"
            " stop it, give another tcp_port, or leave the connection out to use it as it is"
        )
    if not speaks_grpc(address):
        raise ServerError(f"what listens at {address.url} is no Spark Connect server: stop it, or give another tcp_port")


def _stay(server: Server) -> None:
    try:
        while server.is_alive():
            # in short turns, since a wait without an end hears no Ctrl-C on Windows
            server.join(0.5)
    except KeyboardInterrupt:
        _end(server)
        return
    code = server.ended_with()
    if code not in (0, None):
        raise ServerError(f"the server ended with status {code}: what it said is above")


def _end(server: Server) -> None:
    if server.url is not None:
        forget(server.url)
    server.stop()


def _stop_when_set(event: threading.Event, server: Server) -> None:
    event.wait()
    _end(server)


def _say(text: str) -> None:
    # not to standard output, which is the program's own
    print(f"spark-sql-to-snowflake: {text}", file=sys.stderr, flush=True)


def _at_exit() -> None:
    for server in list(_servers):
        _end(server)


atexit.register(_at_exit)
