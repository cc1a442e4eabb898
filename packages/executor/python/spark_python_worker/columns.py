"""Functions of columns and of groups over pandas and Arrow, by PySpark's own worker: what it reads is written here, into memory."""
import io
import struct

import pyarrow as pa
from pyspark.serializers import write_int, write_with_length
from pyspark import worker

# PySpark's numbers of the kinds of functions
KINDS = {
    "arrow-batched": 101,
    "scalar-pandas": 200,
    "scalar-pandas-iter": 204,
}


def together(kind, indexes):
    """Which calls run side by side: functions of iterators run alone."""
    if not indexes:
        return []
    return [[i] for i in indexes] if kind == "scalar-pandas-iter" else [indexes]


def described(calls, conf):
    """Functions and settings as Spark's JVM writes them to its workers. A call: the places of its arguments, and its command."""
    out = io.BytesIO()
    write_int(len(conf), out)
    for key, value in conf.items():
        write_with_length(key.encode("utf-8"), out)
        write_with_length(value.encode("utf-8"), out)
    write_int(len(calls), out)
    for args, command in calls:
        write_int(len(args), out)
        for arg in args:
            write_int(arg, out)
        write_int(1, out)
        write_with_length(command, out)
    out.seek(0)
    return out


def run(kind, calls, conf, data):
    """The Arrow table that PySpark's worker answers an Arrow stream with."""
    from pyspark.serializers import CPickleSerializer

    func, _, reading, writing = worker.read_udfs(CPickleSerializer(), described(calls, conf), kind)
    out = io.BytesIO()
    writing.dump_stream(func(0, reading.load_stream(io.BytesIO(data))), out)
    answer = out.getvalue()
    # a mark goes before the stream; without a batch there is neither
    return pa.ipc.open_stream(answer[4:]).read_all() if answer else None


def evaluate(kind, table, calls, conf):
    """The result of each call, as a column of the table's length."""
    used = sorted({a for args, _ in calls for a in args})
    place = {a: i for i, a in enumerate(used)}
    data = stream_of(table.select(used), int(conf["spark.sql.execution.arrow.maxRecordsPerBatch"]))
    made = run(KINDS[kind], [([place[a] for a in args], command) for args, command in calls], conf, data)
    if made is None:
        return [pa.array([], worker_type(command)) for _, command in calls]
    return made.columns


def worker_type(command):
    from pyspark.serializers import CloudPickleSerializer
    from pyspark.sql.pandas.types import to_arrow_type

    return to_arrow_type(CloudPickleSerializer().loads(command)[1])


def stream_of(table, size):
    """A table as a stream of batches of no more rows than Spark gives at a time; of none where it has none."""
    sink = io.BytesIO()
    names = ["_%d" % i for i in range(table.num_columns)]
    with pa.ipc.new_stream(sink, table.rename_columns(names).schema) as stream:
        for batch in table.rename_columns(names).to_batches(max_chunksize=size if size > 0 else None):
            if batch.num_rows > 0:
                stream.write_batch(batch)
    return sink.getvalue()
