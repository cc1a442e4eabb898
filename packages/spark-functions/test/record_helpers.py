"""What Spark 3.5 answers to generated inputs, for the helpers of texts, numbers, bytes and hashes.

    python packages/spark-functions/test/record_helpers.py > packages/spark-functions/test/recorded/helpers.jsonl

With PySpark 3.5. One line a group: {"helper", "cases": [[arguments, answer], …]}. Binary values are hexadecimal, 64-bit integers,
decimals, floats and doubles are texts.
"""
import decimal
import json
import os
import random
import sys

from pyspark.sql import SparkSession

R = random.Random(20240229)
ROWS = 150
LETTERS = list("aabbzAZ059  %+=-.,_*~('/") + ["é", "ß", "Ω", "ñ", "ǆ", "ŉ", "ﬁ", "😀", "𝐀", "İ", "ı", "\u0301", "٣", "\n", "中", "ª", "ς"]
# Java steps by halves of these where a pattern matches nothing
PLAIN = [c for c in LETTERS if ord(c) < 0x10000]


def text(most=12, letters=LETTERS):
    return "".join(R.choice(letters) for _ in range(R.randrange(most + 1)))


plain = lambda: text(12, PLAIN)


def data():
    return bytearray(R.choice([0, 65, 127, 128, 195, 169, 226, 130, 172, 240, 159, 152, 255]) for _ in range(R.randrange(40)))


def url():
    return (R.choice(["http://", "https://", "ftp://", "", "//", "mailto:"]) + R.choice(["", "u:p@", "u@"]) + R.choice(["host", "a.b.c", "[::1]", ""])
            + R.choice(["", ":80", ":"]) + R.choice(["", "/", "/p/q", "/a%20b", "/a b"]) + R.choice(["", "?", "?k=1&v=2", "?kk=1&k=", "?a.b=3&k=x=y"]) + R.choice(["", "#f", "#"]))


NUMBERS = [0.0, -0.0, 0.5, 1.5, 2.5, -2.5, 0.285, 1.005, 2.675, 1e15, 9007199254740993.0, 123456789012.345, 1e-6, 1e-7, float("nan"), float("inf"), float("-inf"), 1e300, 5e-324]
number = lambda: R.choice([lambda: R.choice(NUMBERS), lambda: R.randrange(2000000) / 1000 - 1000, lambda: (R.randrange(1000) + 0.5) / 10 ** R.randrange(6), lambda: R.choice([1, -1]) * R.random() * 10 ** R.randrange(-20, 20)])()
whole = lambda bits: R.choice([0, 1, -1, 2 ** (bits - 1) - 1, -(2 ** (bits - 1)), R.randrange(-(2 ** (bits - 1)), 2 ** (bits - 1)), R.randrange(-1000, 1000)])
digits = lambda: text(R.choice([6, 16, 22]), list("0123456789"))
fixed = lambda: decimal.Decimal(R.randrange(-(10 ** R.randrange(1, 17)), 10 ** 16)).scaleb(-4)
wide = lambda: decimal.Decimal(R.randrange(-(10 ** R.randrange(1, 38)), 10 ** 38 - 1)).scaleb(-10)
pattern = lambda: R.choice(["a", "(?<=a)b", "[a-z]+", "a*", "(b)|(z)", r"\d", "é|😀", ".", "$", "^", "(?=a)", "Z?", r"\s+", "[^a]", "(a)(b)?"])
charset = lambda: R.choice(["UTF-8", "US-ASCII", "ISO-8859-1", "UTF-16", "UTF-16BE", "UTF-16LE"])
escaped = lambda: "".join(R.choice(["a", "%41", "%C3%A9", "%E2%82", "+", "%2B", "é", "b c", "%ff"]) for _ in range(R.randrange(8)))
S, I, L, D, B = "string", "int", "bigint", "double", "binary"

# helper, Spark's expression over a, b, …, the columns' types and what makes them, what the helper gets (columns by name, or constants)
GROUPS = [
    *[(f, f"{f}(a)", [(S, text)], "a") for f in ("upper", "lower", "initcap", "soundex", "url_encode")],
    ("levenshtein", "levenshtein(a, b)", [(S, text), (S, text)], "ab"),
    ("substring_index", "substring_index(a, b, c)", [(S, text), (S, lambda: text(2)), (I, lambda: R.randrange(-4, 5))], "abc"),
    ("overlay", "overlay(a, b, c, d)", [(S, text), (S, lambda: text(4)), (I, lambda: R.randrange(-3, 12)), (I, lambda: R.randrange(-2, 6))], "abcd"),
    ("find_in_set", "find_in_set(a, b)", [(S, lambda: text(2)), (S, lambda: ",".join(text(2) for _ in range(R.randrange(5))))], "ab"),
    *[("mask", f"mask(a, {', '.join('NULL' if m is None else repr(m) for m in by)})", [(S, text)], ["a", *by]) for by in (["X", "x", "n", None], ["Q", None, "d", "o"], [None, "y", None, "*"])],
    ("luhn_check", "luhn_check(a)", [(S, lambda: R.choice([digits, text])())], "a"),
    ("regexp_like", "a RLIKE b", [(S, plain), (S, pattern)], "ab"),
    *[(f, f"{f}(a, b)", [(S, plain), (S, pattern)], "ab") for f in ("regexp_count", "regexp_instr", "regexp_substr")],
    *[(f, f"{f}(a, b, c)", [(S, plain), (S, pattern), (I, lambda: 0)], "abc") for f in ("regexp_extract", "regexp_extract_all")],
    *[("regexp_replace", f"regexp_replace(a, b, c, {p})", [(S, plain), (S, pattern), (S, lambda: R.choice(["", "x", "[$0]", "\\$", "é"]))], ["a", "b", "c", p]) for p in (1, 3)],
    ("split", "split(a, b, c)", [(S, plain), (S, lambda: R.choice([pattern(), ""])), (I, lambda: R.randrange(-1, 4))], "abc"),
    ("unbase64", "unbase64(a)", [(S, lambda: text(4, list("ABCDwxyz0189+/")) * 4)], "a"),
    ("encode", "encode(a, b)", [(S, text), (S, charset)], "ab"),
    ("decode", "decode(a, b)", [(B, data), (S, charset)], "ab"),
    *[("try_to_binary", f"try_to_binary(a, '{f}')", [(S, lambda f=f: text(9, list("0123abcDEF" if f == "hex" else "ABCDwxyz0189+/=") + ["g"]))], ["a", f]) for f in ("hex", "utf-8")],
    ("url_decode", "url_decode(a)", [(S, escaped)], "a"),
    *[("round_double", f"round(a, {p})", [(D, number)], ["a", p]) for p in (0, 2, 5, -2)],
    *[("bround_double", f"bround(a, {p})", [(D, number)], ["a", p]) for p in (0, 1, 3, -1)],
    ("rint", "rint(a)", [(D, number)], "a"),
    ("double_to_string", "CAST(a AS STRING)", [(D, number)], "a"),
    ("float_to_string", "CAST(a AS STRING)", [("float", number)], "a"),
    ("conv", "conv(a, b, c)", [(S, lambda: R.choice([digits, lambda: text(20, list("0123456789abzZ-+ ."))])()), (I, lambda: R.randrange(1, 38)), (I, lambda: R.choice([2, 8, 10, 16, 36, -10, -16, -2]))], "abc"),
    ("bin", "bin(a)", [(L, lambda: whole(64))], "a"),
    ("bit_count", "bit_count(a)", [(L, lambda: whole(64))], "a"),
    ("width_bucket", "width_bucket(a, b, c, d)", [(D, number), (D, lambda: float(R.randrange(-5, 5))), (D, lambda: float(R.randrange(-5, 5))), (L, lambda: R.randrange(0, 9))], "abcd"),
    ("year_month_to_string", "CAST(make_ym_interval(0, a) AS STRING)", [(I, lambda: whole(32))], ["a", "year to month"]),
    ("day_time_to_string", "CAST(timestamp_micros(a) - timestamp_micros(0L) AS STRING)", [(L, lambda: whole(48))], ["a", "day to second"]),
    *[(f"{h}_{t}", f"{s}(a)", [(c, make)], ["a", 42]) for h, s in (("hash", "hash"), ("xxhash64", "xxhash64")) for t, c, make in
      (("int", I, lambda: whole(32)), ("long", L, lambda: whole(64)), ("double", D, number), ("float", "float", number), ("string", S, lambda: text(40)), ("binary", B, data), ("decimal", "decimal(38,10)", wide))],
    ("crc32", "crc32(a)", [(B, data)], "a"),
    *[("format_number", f"format_number(a, {p})", [("decimal(20,4)", fixed)], ["a", p]) for p in (0, 2, 6)],
    *[("format_double", f"format_number(a, {p})", [(D, number)], ["a", p]) for p in (0, 1, 3)],
    *[("to_char", f"to_char(a, '{f}')", [("decimal(20,4)", fixed)], ["a", f]) for f in ("999,999.99", "S0000.0000", "$99999999PR", "9G999G999D9999MI")],
    *[("try_to_number", f"try_to_number(a, '{f}')", [(S, lambda: R.choice(["", "-", "$"]) + text(8, list("0123456789,.")) + R.choice(["", "-"]))], ["a", f]) for f in ("999,999.99", "$9999MI")],
    *[("parse_url", f"parse_url(a, '{p}')", [(S, url)], ["a", p, None, False, False]) for p in ("HOST", "PATH", "QUERY", "REF", "PROTOCOL", "FILE", "AUTHORITY", "USERINFO")],
    ("parse_url", "parse_url(a, 'QUERY', b)", [(S, url), (S, lambda: R.choice(["k", "a.b", "v", ""]))], ["a", "QUERY", "b", True, False]),
]


def shown(value):
    if isinstance(value, (bytes, bytearray)):
        return value.hex()
    if isinstance(value, list):
        return [v if v is None else str(shown(v)) for v in value]
    if isinstance(value, float):
        return repr(value).replace("inf", "Infinity").replace("nan", "NaN")
    if isinstance(value, decimal.Decimal):
        return f"{value:f}"
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 2 ** 31:
        return str(value)
    return value


def main():
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").config("spark.sql.session.timeZone", "UTC").getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    for helper, sql, columns, wanted in GROUPS:
        names = "abcd"[: len(columns)]
        rows = [tuple(make() for _, make in columns) for _ in range(ROWS)]
        frame = spark.createDataFrame(rows, ", ".join(f"{n} {t}" for n, (t, _) in zip(names, columns)))
        try:
            answers = frame.selectExpr(*names, f"{sql} AS answer").collect()
        except Exception as error:
            print(helper, sql, str(error)[:300], file=sys.stderr)
            continue
        cases = [[[shown(r[w]) if isinstance(w, str) and w in names else shown(w) for w in wanted], shown(r["answer"])] for r in answers]
        out.write(json.dumps({"helper": helper, "cases": cases}, ensure_ascii=False) + "\n")
    out.close()
    spark.stop()


if __name__ == "__main__":
    main()
