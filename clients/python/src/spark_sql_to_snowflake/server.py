"""The server as a process of ours."""

from __future__ import annotations

import logging
import os
import re
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Sequence

from .address import Address, parsed
from .command import NAME, find_command, shown, too_old_node
from .connection import Connection
from .errors import ServerError

log = logging.getLogger("spark_sql_to_snowflake")

START_SECONDS = 60
# longer than the server gives running operations
STOP_SECONDS = 15


class Server(threading.Thread):
    """
    A server that this process started. The thread ends when the server does; `join` waits for that. The server ends with this process, however
    that ends: it holds the other end of a pipe.
    """

    def __init__(self, process: subprocess.Popen[str], command: Sequence[str], connection: Connection, loud: bool) -> None:
        super().__init__(name="spark-sql-to-snowflake", daemon=True)
        self.connection = connection
        self.url: str | None = None
        self._process = process
        self._command = command
        self._loud = loud
        self._lines: deque[str] = deque(maxlen=50)
        self._settled = threading.Event()
        self._owner = os.getpid()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def address(self) -> Address:
        if self.url is None:
            raise ServerError("the server has not started")
        return parsed(self.url)

    def run(self) -> None:
        out = self._process.stdout
        assert out is not None
        for line in out:
            text = line.rstrip()
            if self.url is None and text.startswith("sc://"):
                self.url = text
                self._settled.set()
            elif text:
                self._lines.append(text)
                # what it says before is why it does not start, if it does not
                if self.url is not None:
                    self._tell(text)
        self._process.wait()
        self._settled.set()

    def _tell(self, text: str) -> None:
        if self._loud:
            print(text, file=sys.stderr, flush=True)
        else:
            log.warning("%s", text)

    def wait_until_ready(self) -> None:
        """Raises ServerError where the server ends instead, or takes more than a minute."""
        settled = self._settled.wait(START_SECONDS)
        if self.url is None:
            if settled:
                raise ServerError(self._why())
            self.stop(grace=0)
            raise ServerError(f"the server said nothing for {START_SECONDS} s: run `{shown(self._command)}` to see what it does")

    def stop(self, grace: float = STOP_SECONDS) -> None:
        """Stop the server; running operations have a moment to end. Does nothing where it has ended, or in a fork of this process."""
        if os.getpid() != self._owner:
            return
        stdin = self._process.stdin
        try:
            if stdin is not None:
                stdin.close()
        except OSError:
            pass  # it has ended
        try:
            self._process.wait(grace)
        except BaseException as error:
            self._kill()
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
        if threading.current_thread() is not self:
            self.join(2)

    def ended_with(self) -> int | None:
        """The exit code, or None while it runs."""
        return self._process.poll()

    def _kill(self) -> None:
        if os.name == "posix":
            try:
                # a package manager may stand between
                os.killpg(self._process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        else:
            self._process.kill()
        self._process.wait()

    def _why(self) -> str:
        said = [line for line in self._lines if re.match(rf"(error|{NAME}): ", line)]
        text = (said or list(self._lines) or [""])[-1]
        text = re.sub(rf"^(error|{NAME}): ", "", text)
        old = too_old_node()
        if old is not None:
            return f"the server needs Node 20 or newer, and node is {old}: install a newer one from https://nodejs.org"
        if "unknown option" in text:
            return f"the installed {NAME} is older than this package ({text}): run `npm install -g {NAME}@latest`"
        if text == "":
            text = f"it ended with status {self._process.returncode} and said nothing: run `{shown(self._command)}` to see more"
        hint = ": stop what listens there, or give another tcp_port" if re.fullmatch(r"port \d+ of \S+ is taken", text) else ""
        return f"the server did not start: {text}{hint}"


def launch(address: Address, connection: Connection, loud: bool) -> Server:
    """Start a server, and wait until it listens. Raises ServerError that says in one line why it does not."""
    host = "127.0.0.1" if address.host == "localhost" else address.host
    level = "info" if loud else "error"
    program = find_command()
    command = [*program, "serve", "--port", str(address.port), "--bind", host, "--log-level", level, *connection.arguments]
    options = ["--exit-with-stdin"]
    try:
        process = subprocess.Popen(
            [*command, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            # functions of this program run in the Python that made them
            env={"PYSPARK_PYTHON": sys.executable, **os.environ, **connection.variables},
            # Ctrl-C is for a query; it must not reach the server.
            start_new_session=os.name == "posix",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
    except OSError as error:
        raise ServerError(f"the server did not start: {program[0]}: {error.strerror}: install it again with `npm install -g {NAME}`") from None
    server = Server(process, command, connection, loud)
    server.start()
    try:
        server.wait_until_ready()
    except BaseException:
        server.stop(grace=0)
        raise
    return server
