# Sourced by the scripts beside it: the folder with the virtual environments and jars (see ../paths.py).
CACHE="${CONFORMANCE_CACHE:-$(dirname "${BASH_SOURCE[0]}")/../../../.cache/conformance}"
mkdir -p "$CACHE"
CACHE="$(cd "$CACHE" && pwd)"
