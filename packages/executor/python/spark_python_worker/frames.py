"""Functions of frames (`mapInPandas`, `mapInArrow`, `applyInPandas`, with cogroup): by PySpark's own worker, as in columns.py."""
import io
import math

import pyarrow as pa
from pyspark.serializers import CloudPickleSerializer, write_int
from pyspark.sql.pandas.types import to_arrow_schema

from . import columns


def whole(number):
    """A function of batches, which it is given one after the other."""

    def evaluate(command, tables, request):
        table = tables[0]
        size = int(request["conf"]["spark.sql.execution.arrow.maxRecordsPerBatch"])
        batches = [b for b in table.to_batches(max_chunksize=size if size > 0 else None) if b.num_rows > 0]
        data = stream([as_struct(b) for b in batches], pa.schema([pa.field("_0", pa.struct(list(table.schema)))]))
        return result(columns.run(number, [([0], command)], request["conf"], data), command)

    return evaluate


def grouped(command, tables, request):
    """A function of one group after the other. Those of a group lie side by side."""
    table, keys = tables[0], request["keys"]
    groups = [part.combine_chunks() for _, part in parts(table, keys)]
    data = stream([batch_of(g) for g in groups], table.schema)
    return result(columns.run(201, [(places(table, keys), command)], request["conf"], data), command)


def cogrouped(command, tables, request):
    """A function of two groups that have the same key; one may have no rows."""
    keys = request["keys"]
    sides = [dict(parts(t, keys)) for t in tables]
    order = list(sides[0]) + [k for k in sides[1] if k not in sides[0]]
    data = io.BytesIO()
    for key in order:
        write_int(2, data)
        for side, table in zip(sides, tables):
            part = side.get(key, table.slice(0, 0)).combine_chunks()
            data.write(stream([batch_of(part)], table.schema))
    write_int(0, data)
    args = places(tables[0], keys) + places(tables[1], keys)
    return result(columns.run(206, [(args, command)], request["conf"], data.getvalue()), command)


KINDS = {"map-pandas": whole(205), "map-arrow": whole(207), "grouped-map-pandas": grouped, "cogrouped-map-pandas": cogrouped}


def places(table, keys):
    """Where keys and columns are, with their numbers before them."""
    values = table.num_columns - keys
    return [1 + keys + values, keys, *range(values, values + keys), *range(values)]


def parts(table, keys):
    """The groups of a table with their keys: rows side by side whose keys are the same."""
    if table.num_rows == 0:
        return
    if keys == 0:
        yield (), table
        return
    rows = list(zip(*(map(plain, c.to_pylist()) for c in table.columns[-keys:])))
    begin = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at] != rows[begin]:
            yield rows[begin], table.slice(begin, at - begin)
            begin = at


def plain(key):
    """A value that equals those that Spark groups with it, NaN among them."""
    if isinstance(key, float):
        return "NaN" if math.isnan(key) else key + 0.0
    if isinstance(key, list):
        return tuple(map(plain, key))
    if isinstance(key, dict):
        return tuple((k, plain(v)) for k, v in key.items())
    return key


def as_struct(batch):
    struct = pa.StructArray.from_arrays(batch.columns, fields=list(batch.schema))
    return pa.RecordBatch.from_arrays([struct], ["_0"])


def batch_of(table):
    """A table as one batch, one of no rows too."""
    batches = table.to_batches()
    if batches:
        return batches[0]
    return pa.RecordBatch.from_arrays([pa.array([], f.type) for f in table.schema], schema=table.schema)


def stream(batches, schema):
    sink = io.BytesIO()
    with pa.ipc.new_stream(sink, schema) as out:
        for batch in batches:
            out.write_batch(batch)
    return sink.getvalue()


def result(made, command):
    """The columns that the function says that it gives."""
    schema = to_arrow_schema(CloudPickleSerializer().loads(command)[1])
    names = ["r%d" % i for i in range(len(schema))]
    if made is None or made.num_rows == 0:
        return pa.Table.from_arrays([pa.array([], f.type) for f in schema], names=names)
    arrays = made.column(0).flatten()
    return pa.Table.from_arrays([a if a.type == f.type else a.cast(f.type) for a, f in zip(arrays, schema)], names=names)
