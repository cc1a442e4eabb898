#!/usr/bin/env bash
# Real Spark 3.5.7 Connect server in the foreground (3.5 has no bind-address setting: it listens on all interfaces).
#   servers/spark.sh PORT [extra spark-submit args...]
# Every start uses a fresh scratch folder (warehouse, derby, local dirs), removed at exit.
set -euo pipefail
. "$(dirname "$0")/cache.sh"
PORT="${1:?port}"; shift || true
SPARK_HOME="$(echo "$CACHE"/venv/lib/python3*/site-packages/pyspark)"
export SPARK_HOME PYSPARK_PYTHON="$CACHE/venv/bin/python" SPARK_LOCAL_IP=127.0.0.1
SCRATCH="$(mktemp -d "${TMPDIR:-/tmp}/oracle-spark-$PORT-XXXX")"
cd "$SCRATCH"
"$SPARK_HOME/bin/spark-submit" \
  --class org.apache.spark.sql.connect.service.SparkConnectServer \
  --master "local[${SPARK_CORES:-2}]" --driver-memory "${SPARK_MEM:-3g}" \
  --driver-java-options "-Duser.timezone=America/Los_Angeles -Duser.language=en -Duser.country=US" \
  --conf spark.driver.host=127.0.0.1 --conf spark.driver.bindAddress=127.0.0.1 \
  --conf spark.connect.grpc.binding.port="$PORT" \
  --conf spark.ui.enabled=false --conf spark.log.level=ERROR \
  --conf spark.sql.shuffle.partitions=4 \
  --conf spark.sql.datetime.java8API.enabled=true \
  --conf spark.sql.warehouse.dir="$SCRATCH/warehouse" \
  --conf spark.local.dir="$SCRATCH/local" \
  --driver-class-path "$CACHE/jars/spark-connect_2.12-3.5.7.jar" --jars "$CACHE/jars/spark-connect_2.12-3.5.7.jar" \
  "$@" spark-internal &
PID=$!
trap 'kill $PID 2>/dev/null; wait $PID 2>/dev/null; rm -rf "$SCRATCH"' EXIT
trap 'exit 143' TERM INT
wait $PID
