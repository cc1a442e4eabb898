#!/usr/bin/env bash
# Sail (pysail 0.7.2) Spark Connect server in the foreground on 127.0.0.1.
#   servers/sail.sh PORT
set -euo pipefail
. "$(dirname "$0")/cache.sh"
PORT="${1:?port}"
SCRATCH="$(mktemp -d "${TMPDIR:-/tmp}/oracle-sail-$PORT-XXXX")"
cd "$SCRATCH"
"${SAIL_VENV:-$CACHE/sail}/bin/sail" spark server --ip 127.0.0.1 --port "$PORT" &
PID=$!
trap 'kill $PID 2>/dev/null; wait $PID 2>/dev/null; rm -rf "$SCRATCH"' EXIT
trap 'exit 143' TERM INT
wait $PID
