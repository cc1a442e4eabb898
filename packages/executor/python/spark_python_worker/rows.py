"""Functions that are called row by row (PySpark's SQL_BATCHED_UDF): values as Spark's pickled rows have them, both ways.

What comes back is taken as Spark's `EvaluatePython.makeFromJava` takes it: an integer of any size that the type has bits for, a float for
a float only, and NULL for what does not fit. Observed on Spark 3.5.7.
"""
import datetime
import decimal

import numpy as np
import pyarrow as pa
from pyspark.sql import types as T
from pyspark.sql.pandas.types import to_arrow_type

from . import java


def plain(kind):
    """Are the values of an Arrow type in Python what Spark gives a function?"""
    return not (pa.types.is_nested(kind) or pa.types.is_timestamp(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind))


def reader(kind):
    """How a value of an Arrow type, as pyarrow gives it, becomes what a function is given."""
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        return bytearray
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        element = optional(reader(kind.value_type))
        return lambda v: [element(e) for e in v]
    if pa.types.is_map(kind):
        key, item = reader(kind.key_type), optional(reader(kind.item_type))
        return lambda v: dict(java.hash_order({hashable(key(k)): item(e) for k, e in v}))
    if pa.types.is_struct(kind):
        fields = [kind.field(i) for i in range(kind.num_fields)]
        names = [f.name for f in fields]
        readers = [optional(reader(f.type)) for f in fields]
        return lambda v: T._create_row(names, tuple(read(v[n]) for n, read in zip(names, readers)))
    if pa.types.is_timestamp(kind) and kind.tz is not None:
        return local_time
    return lambda v: v


def local_time(value):
    """Timestamps are in the worker's own zone, without saying so, whatever the session's is."""
    micros = int(value.timestamp() // 1) * 1_000_000 + value.microsecond if isinstance(value, datetime.datetime) else value
    return T.TimestampType().fromInternal(micros)


def hashable(key):
    return bytes(key) if isinstance(key, bytearray) else key


def optional(read):
    return lambda v: None if v is None else read(v)


def values(column):
    """A column as the values that a function is given."""
    kind = column.type
    found = column.to_pylist()
    if plain(kind):
        return found
    read = optional(reader(kind))
    return [read(v) for v in found]


def whole(bits):
    low, span = -(1 << (bits - 1)), 1 << bits

    def take(v):
        if type(v) is not int or not -(1 << 63) <= v < 1 << 63:
            return None
        return (v - low) % span + low

    return take


def to_decimal(precision, scale):
    unit = decimal.Decimal(1).scaleb(-scale)
    context = decimal.Context(prec=80, rounding=decimal.ROUND_HALF_UP)

    def take(v):
        if type(v) is not decimal.Decimal:
            return None
        if not v.is_finite():
            raise ValueError("the decimal %s" % v)
        made = v.quantize(unit, context=context)
        if len(made.as_tuple().digits) > precision:
            raise java.NotSpark(
                "[DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION] Decimal precision %d exceeds max precision %d."
                % (len(made.as_tuple().digits), precision)
            )
        return made

    return take


def to_binary(v):
    if type(v) is str:
        return v.encode("utf-8")
    return bytes(v) if type(v) in (bytes, bytearray) else None


def to_array(element):
    take = taker(element)

    def made(v):
        return [take(e) for e in v] if type(v) in (list, tuple) else None

    return made


def to_map(key, value):
    keys, items = taker(key), taker(value)

    def made(v):
        return [(keys(k), items(e)) for k, e in java.hash_order(v)] if type(v) is dict else None

    return made


def to_struct(fields):
    takers = [(f.name, taker(f.dataType)) for f in fields]

    def made(v):
        if type(v) is not tuple and not isinstance(v, T.Row):
            return None
        if len(v) != len(takers):
            raise java.NotSpark(
                "Input row doesn't have expected number of values required by the schema. %d fields are required while %d values are provided."
                % (len(takers), len(v))
            )
        return {name: take(e) for (name, take), e in zip(takers, v)}

    return made


def exactly(*kinds):
    return lambda v: v if type(v) in kinds else None


# A value of the type's internal form (what `toInternal` gives) as Spark takes it, before it goes into Arrow.
TAKERS = {
    T.NullType: lambda t: lambda v: None,
    T.BooleanType: lambda t: exactly(bool),
    T.ByteType: lambda t: whole(8),
    T.ShortType: lambda t: whole(16),
    T.IntegerType: lambda t: whole(32),
    T.LongType: lambda t: whole(64),
    T.FloatType: lambda t: exactly(float),
    T.DoubleType: lambda t: exactly(float),
    T.DecimalType: lambda t: to_decimal(t.precision, t.scale),
    T.StringType: lambda t: java.text,
    T.CharType: lambda t: java.text,
    T.VarcharType: lambda t: java.text,
    T.BinaryType: lambda t: to_binary,
    T.DateType: lambda t: exactly(int),
    T.TimestampType: lambda t: exactly(int),
    T.TimestampNTZType: lambda t: exactly(int),
    T.DayTimeIntervalType: lambda t: exactly(int),
    T.ArrayType: lambda t: to_array(t.elementType),
    T.MapType: lambda t: to_map(t.keyType, t.valueType),
    T.StructType: lambda t: to_struct(t.fields),
}


def taker(kind):
    make = TAKERS.get(type(kind))
    if make is None:
        raise TypeError("a function of the type %s" % kind.simpleString())
    take = make(kind)

    def made(v):
        if v is None:
            return None
        if isinstance(v, np.generic):
            raise java.NotSpark(
                "net.razorvine.pickle.PickleException: expected zero arguments for construction of ClassDict "
                "(for numpy.core.multiarray.scalar). This happens when an unsupported/unregistered class is being unpickled that "
                "requires construction arguments. Fix it by registering a custom IObjectConstructor for this class."
            )
        return take(v)

    return made


def stored(kind):
    """The Arrow type that the internal form of a type is put into, before it is called what it is."""
    if isinstance(kind, T.ArrayType):
        return pa.list_(stored(kind.elementType))
    if isinstance(kind, T.MapType):
        return pa.map_(stored(kind.keyType), stored(kind.valueType))
    if isinstance(kind, T.StructType):
        return pa.struct([pa.field(f.name, stored(f.dataType)) for f in kind.fields])
    if isinstance(kind, T.DateType):
        return pa.int32()
    if isinstance(kind, (T.TimestampType, T.TimestampNTZType, T.DayTimeIntervalType)):
        return pa.int64()
    return to_arrow_type(kind)


def evaluate(function, kind, arguments, count):
    """The results of a function for each row, as an Arrow array of its type."""
    take = taker(kind)
    to_internal = kind.toInternal if kind.needConversion() else None
    rows = zip(*(values(a) for a in arguments)) if arguments else (() for _ in range(count))
    if to_internal is None:
        made = [take(function(*row)) for row in rows]
    else:
        made = [take(to_internal(function(*row))) for row in rows]
    if isinstance(kind, T.FloatType):
        with np.errstate(over="ignore"):
            made = [None if v is None else np.float32(v) for v in made]
    array = pa.array(made, stored(kind))
    target = to_arrow_type(kind)
    return array if array.type == target else array.cast(target)
