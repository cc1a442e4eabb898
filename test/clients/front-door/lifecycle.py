"""Starting twice, stopping by an event and by hand, and starting again."""
import threading

from spark_sql_to_snowflake import ServerError, get_session, init_spark_session, start_session, stop_session

event = threading.Event()
server = start_session(tcp_port=0, stop_event=event)
port = server.address.port
print("the same server:", start_session(tcp_port=port) is server, start_session(remote_url=f"sc://localhost:{port}") is server)
print("rows:", get_session().range(5).count(), init_spark_session().range(6).count())
try:
    start_session(tcp_port=port, connection="other")
except ServerError as error:
    print(str(error).replace(str(port), "PORT"))
event.set()
server.join(20)
print("alive:", server.is_alive())
try:
    get_session(server.url)
except RuntimeError as error:
    print(str(error).replace(str(port), "PORT"))
again = init_spark_session(tcp_port=port)
print("again:", again.range(7).count())
stop_session()
print("stopped:", again.is_stopped)
