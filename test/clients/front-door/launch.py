"""A server in the foreground, as one starts it for programs in Scala. An argument `daemon`: beside a program that goes on."""
import sys
import time

from spark_sql_to_snowflake import start_session

daemon = sys.argv[1:] == ["daemon"]
start_session(is_daemon=daemon, tcp_port=0)
if daemon:
    time.sleep(120)
print("ended")
