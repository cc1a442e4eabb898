"""Values in the forms that Java gives them, where Spark's answer shows those: texts of objects, and the order of a HashMap."""
import decimal
import math
import struct


class NotSpark(Exception):
    """What a function gave is nothing that Spark takes: its error, or a refusal of ours."""


def text(value):
    """What `toString` of the Java object says that Pyrolite makes of a pickled value."""
    kind = type(value)
    if kind is str:
        return value
    if value is None:
        return "null"
    if kind is bool:
        return "true" if value else "false"
    if kind is int:
        return str(value)
    if kind is float:
        return double_text(value)
    if kind is decimal.Decimal:
        return decimal_text(value)
    if kind is list:
        return "[" + ", ".join(text(v) for v in value) + "]"
    if kind is dict:
        return "{" + ", ".join(text(k) + "=" + text(v) for k, v in hash_order(value)) + "}"
    raise NotSpark(
        "A %s where the function's type is string: Spark would give the text of a Java object; return str(...)" % kind.__name__
    )


def double_text(value):
    """`Double.toString`: the shortest digits, with an exponent below 0.001 and from 10 million on."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0:
        return "-0.0" if math.copysign(1, value) < 0 else "0.0"
    sign, digits, exponent = decimal.Decimal(repr(value)).normalize().as_tuple()
    digits = "".join(map(str, digits))
    point = len(digits) + exponent
    if -3 < point <= 7:
        if point <= 0:
            shown = "0." + "0" * -point + digits
        else:
            digits = digits.ljust(point, "0")
            shown = digits[:point] + "." + (digits[point:] or "0")
    else:
        shown = digits[0] + "." + (digits[1:] or "0") + "E" + str(point - 1)
    return ("-" if sign else "") + shown


def decimal_text(value):
    """`BigDecimal.toString`: with an exponent where the scale is negative or the number is very small."""
    sign, digits, exponent = value.as_tuple()
    digits = "".join(map(str, digits))
    adjusted = exponent + len(digits) - 1
    if exponent <= 0 and adjusted >= -6:
        if exponent == 0:
            shown = digits
        else:
            padded = digits.rjust(1 - exponent, "0")
            shown = padded[:exponent] + "." + padded[exponent:]
    else:
        shown = digits[0] + ("." + digits[1:] if len(digits) > 1 else "") + "E%+d" % adjusted
    return ("-" if sign else "") + shown


def hash_code(key):
    """`hashCode` of the Java object; None of what has none here."""
    kind = type(key)
    if kind is str:
        code = 0
        data = key.encode("utf-16-be", "surrogatepass")
        for (unit,) in struct.iter_unpack(">H", data):
            code = (code * 31 + unit) & 0xFFFFFFFF
        return code
    if key is None:
        return 0
    if kind is bool:
        return 1231 if key else 1237
    if kind is int:
        if -(2**31) <= key < 2**31:
            return key & 0xFFFFFFFF
        if -(2**63) <= key < 2**63:
            return (key ^ (key >> 32)) & 0xFFFFFFFF
    if kind is float:
        (bits,) = struct.unpack(">Q", struct.pack(">d", key))
        return (bits ^ (bits >> 32)) & 0xFFFFFFFF
    return None


def hash_order(items):
    """The entries of a dict in the order of a Java HashMap that they were put into; as they are where their hashes are not known."""
    entries = list(items.items())
    if len(entries) < 2:
        return entries
    codes = [hash_code(k) for k, _ in entries]
    if None in codes:
        return entries
    size = 16
    while len(entries) > size * 3 // 4:
        size *= 2
    places = [(code ^ (code >> 16)) & (size - 1) for code in codes]
    return [entries[i] for i in sorted(range(len(entries)), key=places.__getitem__)]
