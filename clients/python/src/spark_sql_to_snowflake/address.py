"""Addresses of Spark Connect servers, and who listens there."""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass

from .errors import ServerError

DEFAULT_PORT = 15002
# an HTTP/2 client's first words, and settings that set nothing
_HTTP2_HELLO = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes([0, 0, 0, 4, 0, 0, 0, 0, 0])
_SETTINGS = 4


@dataclass(frozen=True)
class Address:
    host: str
    port: int

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"sc://{host}:{self.port}"

    @property
    def is_here(self) -> bool:
        return self.host in ("localhost", "::1") or self.host.startswith("127.")


def address_of(remote_url: str | None, tcp_port: int | None) -> Address:
    """The address that the arguments name; this machine's port 15002 where they name none. Raises ServerError for what is none."""
    if remote_url is not None and tcp_port is not None:
        raise ServerError("remote_url and tcp_port both say where the server is: give one of them")
    if tcp_port is not None:
        if not isinstance(tcp_port, int) or isinstance(tcp_port, bool) or not 0 <= tcp_port <= 65535:
            raise ServerError(f"tcp_port={tcp_port!r}: there is no such port; give a number up to 65535, or 0 for any that is free")
        return Address("localhost", tcp_port)
    if remote_url is None:
        return Address("localhost", DEFAULT_PORT)
    return parsed(remote_url)


def parsed(url: str) -> Address:
    match = re.fullmatch(r"sc://(\[[0-9A-Fa-f:.]+\]|[^/:;\[\]\s]+)(?::(\d{1,5}))?(/.*)?", url)
    port = int(match[2]) if match and match[2] else DEFAULT_PORT
    if match is None or port > 65535:
        raise ServerError(f"{url.split(';')[0]} is no address of a Spark Connect server: write sc://localhost:{DEFAULT_PORT}")
    return Address(match[1].strip("[]"), port)


def is_taken(address: Address, timeout: float = 2) -> bool:
    """Whether anything listens there."""
    try:
        socket.create_connection((address.host, address.port), timeout).close()
    except OSError:
        return False
    return True


def speaks_grpc(address: Address, timeout: float = 5) -> bool:
    """Whether what listens there speaks HTTP/2, without which PySpark would try for minutes. Says nothing of TLS: see the caller."""
    try:
        with socket.create_connection((address.host, address.port), timeout) as connection:
            connection.settimeout(timeout)
            connection.sendall(_HTTP2_HELLO)
            frame = b""
            while len(frame) < 4:
                more = connection.recv(9)
                if not more:
                    return False
                frame += more
            return frame[3] == _SETTINGS
    except OSError:
        return False
