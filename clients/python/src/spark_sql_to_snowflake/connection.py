"""Which Snowflake connection the server is to use, and how it is told."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .errors import ServerError

# what a connection is made of, as in connections.toml
_KEYS = frozenset(
    "account user password host port protocol warehouse database schema role authenticator token token_file_path"
    " private_key_file private_key_path private_key_file_pwd private_key_passphrase".split()
)
# the connection of programs that name none, so that the same program runs here and there
VARIABLE = "SPARK_SQL_TO_SNOWFLAKE_CONNECTION"
_UNNAMED = "connection-parameters"


@dataclass(frozen=True)
class Connection:
    """A connection of connections.toml by its name; without one, the embedded DuckDB."""

    name: str | None = None
    # values that are not in the file; they may be secrets, so nothing shows them
    variables: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def arguments(self) -> list[str]:
        return [] if self.name is None else ["--connection", self.name]

    @property
    def shown(self) -> str:
        if self.name is None:
            return "the embedded DuckDB"
        return "Snowflake" if self.name == _UNNAMED else f"Snowflake, connection {self.name}"


def connection_of(name: str | None, parameters: Mapping[str, object] | None) -> Connection:
    """
    The connection that the arguments of a call name. Parameters reach the server by variables of its environment, which go before the
    file and which other users cannot see, as they could the arguments of a command.
    """
    if parameters is None:
        return Connection(_checked(name if name is not None else os.environ.get(VARIABLE) or None))
    values = dict(parameters)
    named = values.pop("connection_name", None)
    if named is not None and name is not None and named != name:
        raise ServerError(f"connection={name!r} and connection_name={named!r} differ: give one of them")
    unknown = sorted(key for key in values if key.lower() not in _KEYS)
    if unknown:
        raise ServerError(f"connection_parameters has {', '.join(unknown)}, which no connection has: it may have {', '.join(sorted(_KEYS))}")
    chosen = _checked(name if name is not None else named) or (_UNNAMED if values else None)
    if chosen is None:
        return Connection()
    prefix = f"SNOWFLAKE_CONNECTIONS_{chosen.upper().replace('-', '_')}_"
    return Connection(chosen, {prefix + key.upper(): str(value) for key, value in values.items() if value is not None})


def _checked(name: object) -> str | None:
    if name is None:
        return None
    if not isinstance(name, str) or not re.fullmatch(r"[^\s-][^\r\n]*", name):
        raise ServerError(f"connection={name!r} is no name of a connection: give one of those in connections.toml")
    return name
