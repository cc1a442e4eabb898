#!/usr/bin/env bash
# Start, stop or restart a server in the background.
#   servers/ctl.sh start   spark|sail|ours PORT [args for the script]
#   servers/ctl.sh stop    PORT
#   servers/ctl.sh restart spark|sail|ours PORT [args]
# State (pid) and log: logs/PORT.pid and logs/PORT.log in the cache folder. "start" returns when the port is open.
set -euo pipefail
. "$(dirname "$0")/cache.sh"
HERE="$(cd "$(dirname "$0")" && pwd)"
mkdir -p "$CACHE/logs"
stop() {
  local f="$CACHE/logs/$1.pid" pid
  [ -f "$f" ] || return 0
  pid="$(cat "$f")"
  if kill -0 -- "-$pid" 2>/dev/null; then
    kill -TERM -- "-$pid" 2>/dev/null || true
    for _ in $(seq 60); do kill -0 -- "-$pid" 2>/dev/null || break; sleep 0.25; done
    kill -KILL -- "-$pid" 2>/dev/null || true
  fi
  rm -f "$f"
}
start() {
  local kind="$1" port="$2"; shift 2
  setsid "$HERE/$kind.sh" "$port" "$@" >"$CACHE/logs/$port.log" 2>&1 </dev/null &
  echo $! >"$CACHE/logs/$port.pid"
  for _ in $(seq 480); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then return 0; fi
    sleep 0.25
  done
  echo "server did not open port $port" >&2; return 1
}
case "$1" in
  start) shift; start "$@" ;;
  stop) stop "$2" ;;
  restart) shift; stop "$2"; start "$@" ;;
  *) sed -n 2,6p "$0"; exit 2 ;;
esac
