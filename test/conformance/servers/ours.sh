#!/usr/bin/env bash
# The server of this repository, from its sources, in the foreground on 127.0.0.1.
#   servers/ours.sh PORT [extra arguments of serve...]
set -euo pipefail
PORT="${1:?port}"; shift || true
source "$(dirname "${BASH_SOURCE[0]}")/cache.sh"
# the clients' Python runs their functions
export PYSPARK_PYTHON="${PYSPARK_PYTHON:-$CACHE/venv/bin/python}"
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
exec node --conditions=source --import tsx packages/cli/src/bin.ts serve --port "$PORT" "$@"
