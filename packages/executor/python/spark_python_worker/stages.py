"""What a request asks for, by its kind of stage."""
import io
import json

import pyarrow as pa
from pyspark.serializers import CloudPickleSerializer
from pyspark.util import fail_on_stopiteration

from . import rows


def calls(request, commands, inputs, writer):
    """Functions of columns: the rows with a result of each call behind the columns that are passed on."""
    table = read(inputs[0])
    found = {}
    for index, call in enumerate(request["calls"]):
        if call["evalType"] == "batched":
            found[index] = by_row(commands[index], table, call["args"])
    for kind in sorted({call["evalType"] for call in request["calls"]} - {"batched"}):
        from . import columns  # with pandas, which functions of rows do without

        of_kind = [i for i, call in enumerate(request["calls"]) if call["evalType"] == kind]
        for group in columns.together(kind, of_kind):
            calls_of = [(request["calls"][i]["args"], commands[i]) for i in group]
            for i, made in zip(group, columns.evaluate(kind, table, calls_of, request["conf"])):
                found[i] = made
    names, arrays = [], []
    for place in range(request["passed"]):
        names.append("p%d" % place)
        arrays.append(table.column(place))
    for index in sorted(found):
        names.append("r%d" % index)
        arrays.append(found[index])
    if request["ordered"]:
        names.append("n")
        arrays.append(pa.array(range(table.num_rows), pa.int64()))
    write(pa.Table.from_arrays(arrays, names=names), writer)


def by_row(command, table, args):
    function, kind = CloudPickleSerializer().loads(command)
    arguments = [table.column(a) for a in args]
    return rows.evaluate(fail_on_stopiteration(function), kind, arguments, table.num_rows)


def read(batches):
    tables = [pa.ipc.open_stream(data).read_all() for data in batches]
    return pa.concat_tables(tables).combine_chunks()


def write(table, writer):
    sink = io.BytesIO()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    writer.result(sink.getbuffer())


def frames(request, commands, inputs, writer):
    """A function of frames: whole batches, groups, or groups of two inputs side by side."""
    from . import frames as made_of

    kind = request["calls"][0]["evalType"]
    write(made_of.KINDS[kind](commands[0], [read(batches) for batches in inputs], request), writer)


STAGES = {"calls": calls, "frames": frames}
