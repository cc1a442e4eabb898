"""
Spark Connect on Snowflake or an embedded DuckDB.

    from spark_sql_to_snowflake import init_spark_session

    spark = init_spark_session()
"""

from .errors import ServerError
from .front_door import get_session, init_spark_session, start_session, stop_session

__all__ = ["ServerError", "get_session", "init_spark_session", "start_session", "stop_session"]
