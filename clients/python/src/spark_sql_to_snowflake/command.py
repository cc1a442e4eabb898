"""Where the server's command is, which is a program of Node's."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from .errors import ServerError

NAME = "spark-sql-to-snowflake"
VARIABLE = "SPARK_SQL_TO_SNOWFLAKE_COMMAND"
NODE_MAJOR = 20


def find_command() -> list[str]:
    """
    The command, as npx finds it: node_modules/.bin of this folder or one above, else the PATH. The variable
    SPARK_SQL_TO_SNOWFLAKE_COMMAND comes before both; it may have arguments. Raises ServerError that says how to install what is missing.
    """
    given = os.environ.get(VARIABLE, "").strip()
    if given:
        # a backslash is a part of paths on Windows
        words = shlex.split(given, posix=os.name != "nt")
        if shutil.which(words[0]) is None:
            raise ServerError(f"{VARIABLE} names {words[0]}, which is no program here: write a command, or leave it out")
        return words
    found = _nearby(Path.cwd()) or shutil.which(NAME)
    if shutil.which("node") is None:
        raise ServerError(f"the server needs Node {NODE_MAJOR} or newer, which is not on the PATH: install it from https://nodejs.org")
    if found is None:
        raise ServerError(f"the command {NAME} is neither in node_modules nor on the PATH: run `npm install -g {NAME}`, or name it in {VARIABLE}")
    return [found]


def _nearby(start: Path) -> str | None:
    for folder in (start, *start.parents):
        found = shutil.which(NAME, path=str(folder / "node_modules" / ".bin"))
        if found is not None:
            return found
    return None


def too_old_node() -> str | None:
    """The version of a Node that is too old for the server, or None; asked for only when the server could not be started."""
    try:
        said = subprocess.run(["node", "--version"], capture_output=True, text=True, timeout=10, check=False).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        return None
    major = re.match(r"v(\d+)", said)
    return said if major and int(major[1]) < NODE_MAJOR else None


def shown(command: Sequence[str]) -> str:
    return shlex.join(command)
