"""What Spark 3.5 answers to generated inputs, for the helpers of time, documents, ciphers, patterns of numbers and aggregates.

    python packages/spark-functions/test/record_more_helpers.py > packages/spark-functions/test/recorded/more-helpers.jsonl

With PySpark 3.5. One line a group, as of record_helpers.py; the answer {"error": true} where Spark raises, {"sha256": …} of long bytes.
"""
import decimal
import hashlib
import itertools
import json
import os
import sys

from pyspark.sql import SparkSession
from pyspark.sql.functions import expr
from record_helpers import LETTERS, R, data, digits, fixed, number, shown, text, url, whole, wide

S, I, L, D, B = "string", "int", "bigint", "double", "binary"
ZONES = ["UTC", "America/Los_Angeles", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "America/Sao_Paulo", "+05:30", "-03:00"]
DAY = 86_400_000_000
pick = R.choice

# instants around the changes of clocks, the ends of months and years, far times, and any
EDGES = [0, -1, 1_710_064_800_000_000, 1_730_624_400_000_000, 1_711_846_800_000_000, 1_729_990_800_000_000, 951_782_400_000_000, 1_709_164_800_000_000,
         1_704_067_199_999_999, -62_135_596_800_000_000, 253_402_300_799_999_999, -2_717_640_000_000_000, -5_000_000_000_000_000]
near = lambda: pick(EDGES) + R.randrange(-3, 4) * pick([1, 1_000_000, 3_600_000_000, 1_800_000_000, DAY])
instant = lambda: pick([near, near, lambda: R.randrange(-2_208_988_800, 4_102_444_800) * 1_000_000 + pick([0, R.randrange(1_000_000)]),
                        lambda: R.randrange(19_700, 19_850) * DAY + R.randrange(24) * 3_600_000_000])()
month_end = lambda: pick([946_684_800, 951_782_400, 1_709_164_800, 1_711_843_200, 1_680_220_800, 1_682_812_800, 1_677_542_400]) * 1_000_000 + R.randrange(-2, 3) * DAY + pick([0, 0, 1_000_000, 43_200_000_000, R.randrange(DAY)])
moment = lambda: pick([instant, month_end, month_end])()
SAFE = [-3_000_000_000_000_000, 200_000_000_000_000_000]
held = lambda: max(SAFE[0], min(SAFE[1], moment()))

PRINTED = ["yyyy-MM-dd HH:mm:ss.SSSSSS", "y", "yy", "yyy", "yyyyyy", "M/d/yyyy", "MMM d, yyyy", "MMMM dd", "L LLL LLLL", "E EEEE", "D DDD", "h:mm a", "k K", "S SSS SSSSSSSSS",
           "Q qqq QQQQ", "G GGGG", "z", "zzzz", "VV", "O OOOO", "X XX XXX XXXX", "x xx xxx", "Z ZZZZ ZZZZZ", "'at' HH 'o''clock'", "yyyy[-MM[-dd]]", "F", "yyyyMMddHHmmss"]
READ = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-M-d H:m:s", "dd/MM/yy", "yyyyMMdd", "yyyyMMddHHmmss", "MMM d, yyyy", "d MMMM yyyy", "h:mm a", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "HH:mm:ss.SSSSSS",
        "yyyy[-MM[-dd]]", "D/yyyy", "k:mm", "K:mm a", "yyyy-MM-dd VV", "ss.SSSSyyyy", "yyyy-MM-dd HH:mm:ssX", "G yyyy"]
number_text = lambda n: str(pick([0, 1, n, n + 1, R.randrange(n + 1), R.randrange(n + 1), R.randrange(n + 1)]))
part = lambda n: pick([number_text(n), number_text(n).zfill(2), number_text(n).zfill(2)])
MONTHS = ["Jan", "Feb", "March", "may", "JUN", "September", "Dec", "Foo"]


def fitting(pattern):
    """A text that nearly is of a pattern."""
    out, i = "", 0
    p = pattern.replace("'T'", "T").replace("[", "").replace("]", "")
    if "[" in pattern:
        p = p[: pick([4, 7, 10])]
    while i < len(p):
        n = len(list(itertools.takewhile(lambda c: c == p[i], p[i:])))
        c = p[i]
        made = {"y": lambda: str(pick([1, 99, 1969, 1970, 2000, 2023, 2024, 2024, 9999, 12345]))[-2 if n == 2 else 0:].zfill(n), "M": lambda: pick(MONTHS) if n > 2 else number_text(12).zfill(n), "d": lambda: number_text(30).zfill(n),
                "H": lambda: number_text(23).zfill(n), "h": lambda: number_text(12).zfill(n), "k": lambda: number_text(24).zfill(n), "K": lambda: number_text(11).zfill(n), "m": lambda: number_text(59).zfill(n), "s": lambda: number_text(59).zfill(n),
                "S": lambda: "".join(R.choice("0123456789") for _ in range(R.randrange(1, n + 2))), "a": lambda: pick(["AM", "pm", "PM"]), "D": lambda: number_text(365), "G": lambda: pick(["AD", "BC", "x"]),
                "X": lambda: pick(["Z", "+01", "+01:00", "-0830", "+19:00"]), "V": lambda: pick(["Europe/Berlin", "UTC", "+02:00", "Nowhere/Land"])}.get(c)
        out += made() if made else c * n
        i += n
    return pick([out, out, out, out, out + pick([" ", "x", "0"]), out[:-1], " " + out])


def date_text():
    year = pick(["0001", "1582", "1969", "2000", "2023", "2024", "2024", "9999", "10000", "123456", "1234567", "99", "-0001", "+2024", "-2024"])
    out = pick([year, f"{year}-{part(12)}", *[f"{year}-{part(12)}-{part(30)}"] * 5])
    return pick(["", "", "", " ", "\t"]) + out + pick(["", "", "", "T", " ", " x", "T12:00", "/"])


def time_text():
    clock = pick([part(23), f"{part(23)}:{part(59)}", *[f"{part(23)}:{part(59)}:{part(59)}" + pick(["", "", ".", ".1", ".123456", ".123456789"])] * 4])
    zone = pick(["", "", "", "", "Z", " UTC", "+1", "+01:00", "-08:30", " Europe/Berlin", "GMT+3", "+18:01", "UTC-2:5", "PST", "+0130", "UT", "x", "+01:00:30"])
    return f"{date_text().strip()}{pick(['T', ' ', ' ', 't'])}{clock}{zone}{pick(['', '', '', ' '])}"


WORDS = ["a", "b", "c", "d"]


def xml(depth=3):
    name = pick(WORDS)
    inner = pick([lambda: pick(["", "text", "12", "-3.5", " 7 ", "1e3", "true", "&lt;&amp;", "<![CDATA[x<y]]>", "é😀", "99999999999", "&#65;", "<!-- c -->", "<?p i?>", "NaN"]), lambda: "".join(xml(depth - 1) for _ in range(R.randrange(4)))])() if depth else pick(["1", "2", "x"])
    attributes = "".join(f' {k}="{pick(["1", "2", "x", "", "&quot;"])}"' for k in R.sample(["id", "k"], R.randrange(3)))
    return f"<{name}{attributes}>{inner}</{name}>" if inner or R.random() < 0.5 else f"<{name}{attributes}/>"


document = lambda: pick([xml, xml, xml, lambda: "<a>" + "".join(xml(2) for _ in range(R.randrange(5))) + "</a>"])()
broken = lambda: pick([document, lambda: document()[:-1], lambda: document() + "x", lambda: "", lambda: document().replace("</b>", "", 1)])()
PATHS = ["a", "a/b", "a/b/text()", "/a/*", "//b", "//b/@id", "a/b[1]", "a/b[last()]", "//*[@id='1']", "count(//b)", "sum(//b)", "a/b | a/c", "//c/..", "string(a/b)", "a/b = 1", "//b/following-sibling::*", "name(/*)", "concat(name(/*), '!')",
         "//text()", "a//c[b]", "not(//d)", "string-length(a)", "normalize-space(a)", "number(a/b) + 1", "//b[position() < 3]", "contains(a, 't')", "substring(a, 2)", "a/b/c/d", "floor(sum(//c) div 2)", "//*[text()='2']", "translate(a, 'tex', 'TE')", "true()", "-1 * 3", "//@*"]
KINDS = {"xpath": "a", "xpath_boolean": "b", "xpath_double": "xpath_number", "xpath_float": "f", "xpath_int": "i", "xpath_short": "s", "xpath_long": "l", "xpath_string": "t"}

hexed = lambda: text(10, list("0123abcDEF")) + pick(["", "", "g"])
base = lambda: pick([lambda: text(4, list("ABwxyz0189+/")) * 4, lambda: text(9, list("ABwx01+/= \n")), lambda: "QUJD" + pick(["", "RA==", "REU=", "RA", "R", "=", "RA=", "=RA="])])()
key = lambda n: (lambda: bytearray(R.randrange(256) for _ in range(n)))
bytes_of = lambda: bytearray(R.randrange(256) for _ in range(pick([0, 1, 15, 16, 17, 31, 32, 40])))
MODES = [("ECB", "PKCS", 0), ("CBC", "PKCS", 16), ("GCM", "NONE", 12), ("GCM", "DEFAULT", 12), ("CBC", "DEFAULT", 16)]
NUMBER_FORMATS = ["999", "000", "99.99", "00.00", "9,999", "$9,999.99", "S999", "999S", "MI99.9", "99.9MI", "999PR", "$99PR", ".99", "9.", "0G000D00", "S$9,990.00", "$0000S"]
number_like = lambda: pick(["", "", "-", "+", "$", "<", "$-", "-$"]) + text(4, list("0123456789")) + pick(["", "", ",", ".", ",123", ".5", ".25", "."]) + pick(["", "", "", "-", "+", ">", " ", "00"])
DECIMAL_PATTERNS = ["#", "0", "#,###", "#,##0.00", "0.##", "#.##", "000.0", ".00", "#,##,##0.#", "0000,000.###", "", "##0.0000"]
FORMATS = [("%s|%10s|%-10s|%.2s", [(S, text)] * 4), ("%S %s", [(S, text), (S, text)]), ("%d %5d %-5d| %05d", [(I, lambda: whole(32))] * 4), ("%,d %(d %+d % d", [(L, lambda: whole(64))] * 4), ("%x %X %o %#x", [(I, lambda: whole(32))] * 4),
           ("%x %o %08x", [(L, lambda: whole(64))] * 3), ("%f %.2f %10.1f %-9.3f|", [(D, number)] * 4), ("%e %.3e %E %,.2f", [(D, number)] * 4), ("%b %B %5b", [("boolean", lambda: pick([True, False])), (S, text), (I, lambda: 1)]),
           ("%2$s %1$s %1$d%%%n", [(I, lambda: whole(32)), (S, text)]), ("%c %c", [(I, lambda: R.randrange(32, 70000) % 55000 + 1)] * 2), ("%+.1f %(.2f %08.2f", [(D, number)] * 3), ("%s %s", [("decimal(20,4)", fixed), (D, number)]), ("%h %s", [(S, text), (I, lambda: 1)]),
           ("%.0f %#x %,.0f", [(D, number), (L, lambda: whole(64)), (D, number)]), ("%s %s %s", [("float", number), ("boolean", lambda: pick([True, None])), ("smallint", lambda: whole(16))])]
LETTER = {S: "s", "tinyint": "y", "smallint": "h", I: "i", L: "l", D: "d", "float": "f", "boolean": "b", "decimal(20,4)": "n"}
as_text = lambda column, kind: column if kind == S else f"CAST({column} AS STRING)"
listed = lambda make, most=12: (lambda: [pick([None, make(), make(), make(), make()]) for _ in range(R.randrange(most))])
few = lambda: float(pick([0, 1, 2, 3, 5, 8]) + pick([0, 0, 0.5]))
numeric_text = lambda: pick([lambda: str(whole(32)), lambda: f"{R.randrange(-999, 999)}.{text(R.choice([3, 45]), list('0123456789'))}", lambda: f"{R.randrange(99)}e{R.randrange(-50, 50)}", lambda: pick(["inf", "-Infinity", "NaN", "+nan", "1.", ".5", ".", "0x1p3", "0x1.8P-2d", "1d", "2F", "٣", "", "-", "1e", " 12 ", "0x1.fffffffffffff8p1023", "0x.p1"])])()

# helper, Spark's expression, columns, what the helper gets; then options: zone, ansi, raises, rows, computed columns, aggregate, hashed
G = []


def group(helper, sql, columns, wanted, **options):
    G.append((helper, sql, columns, wanted, options))


def groups():
    group("months_difference", "timestampdiff(MONTH, timestamp_micros(a), timestamp_micros(b))", [(L, held), (L, held)], "ab", rows=400)
    for flag in (True, False):
        group("months_between", f"months_between(timestamp_micros(a), timestamp_micros(b), {flag})", [(L, held), (L, held)], ["a", "b", flag], rows=300)
        for zone in ZONES[1:5]:
            group("months_between_in", f"months_between(timestamp_micros(a), timestamp_micros(b), {flag})", [(L, held), (L, held)], ["a", "b", flag, zone], zone=zone)
    group("text_to_date", "unix_date(CAST(a AS DATE))", [(S, lambda: pick([date_text, time_text])())], ["a", False], rows=400)
    group("text_to_date", "unix_date(CAST(a AS DATE))", [(S, date_text)], ["a", True], ansi=True, raises=True, rows=60)
    group("text_to_timestamp_ntz", "unix_micros(CAST(CAST(a AS TIMESTAMP_NTZ) AS TIMESTAMP))", [(S, time_text)], ["a", False], rows=400)
    for zone in ZONES[:4]:
        group("text_to_timestamp", "unix_micros(CAST(a AS TIMESTAMP))", [(S, lambda: pick([date_text, time_text, time_text])())], ["a", zone, False], zone=zone, rows=250)
    for zone in ZONES:
        group("local_to_instant", f"unix_micros(to_utc_timestamp(timestamp_micros(a), '{zone}'))", [(L, held)], ["a", zone])
        group("instant_to_local", f"unix_micros(from_utc_timestamp(timestamp_micros(a), '{zone}'))", [(L, held)], ["a", zone])
        group("moved_instant", "unix_micros(timestampadd(DAY, b, timestamp_micros(a)))", [(L, held), (I, lambda: R.randrange(-400, 400))], ["local", "a", zone], zone=zone,
              computed=[("local", f"unix_micros(from_utc_timestamp(timestamp_micros(a), '{zone}')) + b * {DAY}L")])
    for pattern in PRINTED:
        quoted = pattern.replace("'", "\\'")
        for zone in R.sample(ZONES, 2):
            group("format_timestamp", f"date_format(timestamp_micros(a), '{quoted}')", [(L, held)], ["a", pattern, zone], zone=zone, rows=40)
        group("format_clock", f"date_format(timestamp_micros(a), '{quoted}')", [(L, held)], ["a", pattern], rows=40) if not any(c in pattern.replace("'at'", "").replace("'o''clock'", "") for c in "zVOXxZ") else None
    for pattern in READ:
        quoted = pattern.replace("'", "\\'")
        for zone in R.sample(ZONES[:6], 1):
            group("read_timestamp", f"unix_micros(to_timestamp(a, '{quoted}'))", [(S, lambda p=pattern: fitting(p))], ["a", pattern, zone, False], zone=zone, rows=60, raises=True)
    for sql, helper in KINDS.items():
        name = helper if helper == "xpath_number" else sql
        for path in PATHS if sql in ("xpath_string", "xpath_boolean", "xpath_double") else PATHS[:22:3] if sql != "xpath" else [p for p in PATHS if "(" not in p or "text()" in p or "last()" in p or "position()" in p]:
            if " = 1" in path and sql == "xpath":
                continue
            quoted = path.replace("'", "\\'")
            group(name, f"{sql}(a, '{quoted}')", [(S, document)], ["a", path], rows=25)
    group("xpath_string", "xpath_string(a, '//b')", [(S, broken)], ["a", "//b"], rows=60, raises=True)
    group("to_binary", "to_binary(a, 'hex')", [(S, hexed)], ["a", "hex"], rows=60, raises=True)
    group("to_binary", "to_binary(a, 'base64')", [(S, base)], ["a", "base64"], rows=80, raises=True)
    group("try_to_binary", "try_to_binary(a, 'base64')", [(S, base)], ["a", "base64"])
    for mode, padding, iv in MODES:
        for size in (16, 24, 32):
            nonce = [(B, key(iv))] if iv else []
            extra = ", c" if iv else ""
            aad = pick([b"", b"more data"]) if mode == "GCM" else b""
            tail = f", X'{aad.hex()}'" if aad else ""
            group("aes_encrypt", f"aes_encrypt(a, b, '{mode}', '{padding}'{extra}{tail})", [(B, bytes_of), (B, key(size)), *nonce], ["a", "b", mode, padding, aad, "c" if iv else b"", b""], rows=40)
            group("aes_decrypt", f"CAST(aes_decrypt(a, b, '{mode}', '{padding}'{tail}) AS BINARY)", [(B, bytes_of), (B, key(size)), *nonce], ["made", "b", mode, padding, aad], rows=30,
                  source=f"aes_encrypt(a, b, '{mode}', '{padding}'{extra}{tail})")
        group("try_aes_decrypt", f"try_aes_decrypt(a, b, '{mode}', '{padding}')", [(B, bytes_of), (B, key(16))], ["a", "b", mode, padding, b""], rows=40)
    group("contains_bytes", "contains(a, b)", [(B, data), (B, lambda: data()[:2])], "ab")
    for name, left in (("lpad", True), ("rpad", False)):
        group("pad_bytes", f"{name}(a, b, c)", [(B, data), (I, lambda: R.randrange(0, 50)), (B, lambda: data()[:3])], ["a", "b", "c", left])
    group("substring_bytes", "substring(a, b, c)", [(B, data), (I, lambda: R.randrange(-45, 45)), (I, lambda: R.randrange(-2, 45))], "abc")
    group("overlay_bytes", "overlay(a, b, c, d)", [(B, data), (B, lambda: data()[:4]), (I, lambda: R.randrange(-3, 40)), (I, lambda: R.randrange(-2, 9))], "abcd")
    for fmt in NUMBER_FORMATS:
        group("try_to_number", f"try_to_number(a, '{fmt}')", [(S, number_like)], ["a", fmt], rows=80)
        group("to_char", f"to_char(a, '{fmt}')", [("decimal(7,2)", lambda: decimal.Decimal(R.randrange(-(10 ** R.randrange(1, 7)), 10 ** R.randrange(1, 7))).scaleb(-2))], ["a", fmt], rows=60)
        group("to_number", f"to_number(a, '{fmt}')", [(S, number_like)], ["a", fmt], rows=20, raises=True)
    for pattern in DECIMAL_PATTERNS:
        group("format_number_pattern", f"format_number(a, '{pattern}')", [("decimal(20,4)", fixed)], ["a", pattern], rows=60)
        group("format_double_pattern", f"format_number(a, '{pattern}')", [(D, number)], ["a", pattern], rows=80)
    for fmt, columns in FORMATS:
        names = "abcd"[: len(columns)]
        group("format_string", f"format_string('{fmt}', {', '.join(names)})", columns, [fmt, "".join(LETTER[k] for k, _ in columns), "texts"], rows=80,
              computed=[("texts", f"array({', '.join(as_text(n, k) for n, (k, _) in zip(names, columns))})")])
    for places in (-1, 0, 2):
        group("bround_decimal", f"CAST(bround(a, {places}) AS STRING)", [("decimal(20,4)", fixed)], ["a", places])
    for op, scale in (("+", 9), ("-", 9), ("*", 6)):
        group("decimal_arithmetic", f"a {op} b", [("decimal(38,10)", wide), ("decimal(38,10)", wide)], ["a", op, "b", scale])
        group("decimal_arithmetic", f"a {op} b", [("decimal(38,10)", wide), ("decimal(38,10)", lambda: decimal.Decimal(R.randrange(-10 ** 12, 10 ** 12)).scaleb(-10))], ["a", op, "b", scale])
    group("conv_ansi", "conv(a, b, c)", [(S, lambda: pick([digits, lambda: text(20, list("0123456789abzZ-"))])()), (I, lambda: R.randrange(2, 37)), (I, lambda: pick([2, 10, 16, 36, -10, -16]))], "abc", ansi=True, raises=True, rows=120)
    group("plain_number", "CAST(a AS DECIMAL(38, 18))", [(S, numeric_text)], "a", rows=300, numeric=(38, 18))
    group("named_double", "CAST(a AS DOUBLE)", [(S, lambda: pick(["inf", "+Infinity", "-inf", "nan", "-NaN", "NaN", "iNf", " inf ", "0x1p3", "-0x1.8P-2d", "0x1.fffffffffffff8p1023", "0x.8p1", "0x1p-1080", "0x123456789abcdef123p-5", "0xp1", "0x1", "infinit", "+nan"]))], ["a", False], rows=60)
    group("named_float", "CAST(a AS FLOAT)", [(S, lambda: pick(["inf", "-inf", "nan", "NaN", "0x1p3", "0x1.8P-2f", "0x1.fffffep127", "0x1.ffffffp127", "0x1p-150", "0x1.000001p0", "0x1.0000010000001p0", "-0x0p1"]))], ["a", False], rows=40)
    group("text_to_double", "CAST(a AS DOUBLE)", [(S, numeric_text)], ["a", False], rows=300)
    group("text_to_float", "CAST(a AS FLOAT)", [(S, numeric_text)], ["a", False], rows=300)
    group("double_to_float", "CAST(a AS FLOAT)", [(D, number)], "a", rows=200)
    for p, s in ((38, 18), (10, 2)):
        group("double_to_decimal", f"CAST(a AS DECIMAL({p}, {s}))", [(D, number)], ["a", p, s, False], rows=200)
    for bits in (0, 224, 256, 384, 512, 1):
        group("sha2", f"sha2(a, {bits})", [(B, lambda: bytearray(R.randrange(256) for _ in range(pick([0, 1, 55, 56, 63, 64, 111, 112, 128, R.randrange(300)]))))], ["a", bits], rows=30)
    for seed in (0, 42, -1, 2 ** 63 - 1, -(2 ** 63)):
        counter = itertools.count(1)
        group("random_at", f"rand({seed}L)" if abs(seed) < 2 ** 63 else f"rand({seed + 1}L)", [(L, lambda c=counter: next(c))], [str(seed if seed > -(2 ** 63) else seed + 1), "a"], rows=60)
        counter = itertools.count(1)
        group("gaussian_at", f"randn({seed}L)" if abs(seed) < 2 ** 63 else f"randn({seed + 1}L)", [(L, lambda c=counter: next(c))], [str(seed if seed > -(2 ** 63) else seed + 1), "a"], rows=60)
    for kind, column, make in (("string", "array<string>", lambda: text(6)), ("int", "array<int>", lambda: whole(32)), ("long", "array<bigint>", lambda: whole(64)), ("double", "array<double>", number), ("float", "array<float>", number), ("binary", "array<binary>", data)):
        for name, sql in (("hash_list", "hash"), ("xxhash64_list", "xxhash64")):
            group(name, f"{sql}(a)", [(column, listed(make, 6))], ["a", kind, 42], rows=60)
    aggregates()
    characters()
    late()


def late():
    for scale in (2, 10, 20, 38):
        written = lambda s=scale: pick(["", "-"]) + f"{decimal.Decimal(R.randrange(10 ** R.randrange(1, min(s + 2, 19)))).scaleb(-s):.{s}f}"
        group("decimal_to_string", f"CAST(CAST(a AS DECIMAL(38, {scale})) AS STRING)", [(S, written)], "a", rows=90)
    group("plain_double", "CAST(a AS DECIMAL(38, 15))", [(D, number)], "a", numeric=(38, 15), rows=150)
    cell = lambda: text(8, LETTERS + list('",;\\\\#  \t\r'))
    group("to_csv", "to_csv(named_struct('a', a, 'b', b, 'c', c))", [(S, cell), (S, cell), (I, lambda: whole(32))], ["cells", "{}"], computed=[("cells", "array(a, b, CAST(c AS STRING))")], rows=300)
    sprig = lambda d=2: pick([lambda: pick(["1", "-2.5", "1e3", "true", "null", '"x"', '"\\u00e9\\n"', '""', "NaN", "01", "tru", "'q'"]), lambda: "[" + ", ".join(sprig(d - 1) for _ in range(R.randrange(4))) + "]", lambda: "{" + ",".join(f'"{pick("abcd")}": {sprig(d - 1)}' for _ in range(R.randrange(4))) + "}"])() if d else pick(["1", '"a"', "null"])
    json_text = lambda: pick(["", "", "", " "]) + sprig(3) + pick(["", "", "", "", " ", "x", "]", ",1"])
    for name in ("json_array_length", "json_object_keys"):
        group(name, f"{name}(a)", [(S, json_text)], "a", rows=400)

    sign = lambda: pick(["", "", "-", "+", "|"])
    for start in range(4):
        for end in range(start, 4):
            fields = UNITS[start] if start == end else f"{UNITS[start]} to {UNITS[end]}"
            tried = f"CAST(try_cast(a AS INTERVAL {fields}) AS INTERVAL DAY TO SECOND)"
            group("text_to_day_time", f"unix_micros(timestamp_micros(0L) + {tried})", [(S, lambda s=start, e=end, f=fields: interval_text(sign, clock_digits(s, e), f))], ["a", fields, False], rows=150)
    for fields, count in (("year", "12 * CAST(CAST({} AS INT) AS BIGINT)"), ("month", "CAST({} AS INT)"), ("year to month", "CAST({} AS INT)")):
        made = lambda f=fields: number_text(178_956_970) + ("-" + number_text(11) if " to " in f else "")
        group("text_to_year_month", f"CAST({count.format(f'try_cast(a AS INTERVAL {fields})')} AS INT)", [(S, lambda m=made, f=fields: interval_text(sign, m(), f))], ["a", fields, False], rows=150)


UNITS = ["day", "hour", "minute", "second"]


def clock_digits(start, end):
    most = [pick([9, 106_751_991, 999_999_999]), pick([30, 2_562_047_788]), pick([99, 153_722_867_280]), pick([99, 9_223_372_036_854])][start]
    parts = [number_text(most)] + [part(23 if i == 1 else 59) for i in range(start + 1, end + 1)]
    text_of = "".join((" " if start + i == 1 else ":") * (i > 0) + p for i, p in enumerate(parts))
    return text_of + (pick(["", "", ".", ".5", ".123456", ".123456789", ".1234567891"]) if end == 3 or pick([True] + [False] * 9) else "")


def interval_text(sign, digits_of, fields):
    other = pick([fields, fields, fields.upper(), fields.replace(" ", "  "), "day", "year to month"])
    bare = sign() + digits_of
    return pick([bare, bare, f" {bare}\t", f"interval '{bare}' {other}", f"INTERVAL {sign()}'{bare}' {other}", f"interval'{bare}' {other}"])


def characters():
    """Characters of two units: where nothing is matched, and beside letters whose small form hangs on their neighbours."""
    emoji = lambda: text(6, ["😀", "𝐀", "😀", "a", "b", "Z", " ", "\n", "é"])
    nothing = lambda: pick(["a*", "Z?", "(?=a)", "(?!a)", r"\b", r"\B", "$", "^", "x*|b", "[^a]?", ".?", "(a)?", "a|", "(?<=b)", r"\W*", "[a-z]*", "(?<!a)", ".*", "(?<=😀)", "[^😀]*", "b*?"])
    group("regexp_like", "a RLIKE b", [(S, emoji), (S, nothing)], "ab", rows=200)
    for name in ("regexp_count", "regexp_instr", "regexp_substr"):
        group(name, f"{name}(a, b)", [(S, emoji), (S, nothing)], "ab", rows=300)
    for name in ("regexp_extract", "regexp_extract_all"):
        group(name, f"{name}(a, b, c)", [(S, emoji), (S, nothing), (I, lambda: 0)], "abc", rows=200)
    group("regexp_replace", "regexp_replace(a, b, c)", [(S, emoji), (S, nothing), (S, lambda: pick(["", "-", "[$0]", "é"]))], ["a", "b", "c", 1], rows=400)
    group("split", "split(a, b, c)", [(S, emoji), (S, nothing), (I, lambda: R.randrange(-1, 4))], "abc", rows=400)
    cased = lambda: text(7, ["Σ", "Σ", "σ", "a", "A", "😀", "𝐀", "𐐀", "𐐨", ".", "'", " ", "\u0301", "İ", "1", "\u00ad"])
    for name in ("lower", "upper", "initcap"):
        group(name, f"{name}(a)", [(S, cased)], "a", rows=500)


def aggregates():
    group("bitmap_construct", "bitmap_construct_agg(x)", [("array<bigint>", listed(lambda: pick([0, 7, 8, 32767, R.randrange(32768)])))], "a", aggregate=True, hashed=True, rows=80)
    group("bitmap_or", "bitmap_or_agg(x)", [("array<binary>", listed(lambda: bytearray(R.randrange(256) for _ in range(pick([0, 1, 4, 40]))), 5))], "a", aggregate=True, hashed=True, rows=60)
    group("bitmap_count", "bitmap_count(a)", [(B, data)], "a")
    for statistic in ("skewness", "kurtosis"):
        group("moments", f"{statistic}(x)", [("array<double>", listed(lambda: pick([few, number])(), 9))], ["a", statistic], aggregate=True, rows=150)
    for bins in (2, 3, 10):
        group("histogram", f"transform(histogram_numeric(x, {bins}), p -> CAST(p.x AS STRING) || ' ' || CAST(p.y AS STRING))", [("array<double>", listed(few, 15))], ["a", bins, False], aggregate=True, rows=60)
    for kind, column, make in (("int", "array<int>", lambda: R.randrange(9)), ("string", "array<string>", lambda: text(1)), ("long", "array<bigint>", lambda: R.randrange(9)), ("double", "array<double>", few)):
        group("mode", "CAST(mode(x) AS STRING)", [(column, listed(make, 30))], ["a", kind], aggregate=True, rows=60)
    group("percentile_counted", "percentile(p.v, array(0, 0.25, 0.5, 0.9, 1), p.n)", [("array<double>", listed(few, 9)), ("array<double>", lambda: [float(R.randrange(4)) for _ in range(9)])], ["a", "b", [0.0, 0.25, 0.5, 0.9, 1.0]], aggregate="zip", rows=100)
    for kind, column, make in (("long", "array<bigint>", lambda: whole(64)), ("string", "array<string>", lambda: text(4)), ("binary", "array<binary>", data)):
        for eps, confidence, seed in ((0.5, 0.5, 1), (0.1, 0.9, 42)):
            group("count_min_sketch", f"count_min_sketch(x, {eps}D, {confidence}D, {seed})", [(column, listed(make))], ["a", kind, eps, confidence, seed], aggregate=True, hashed=True, rows=30)
        for lg in (4, 12):
            group("hll_sketch_estimate", f"hll_sketch_estimate(hll_sketch_agg(x, {lg}))", [(column, listed(make, 40))], ["sketch"], aggregate=True, rows=20, computed=[("sketch", f"hll_sketch_agg(x, {lg})")])
            group("hll_sketch_agg", f"hll_sketch_agg(x, {lg})", [(column, listed(make, 40))], ["a", kind, lg], aggregate=True, hashed=True, rows=30)

    for left, right in ((8, 8), (6, 9)):
        pair = [("one", f"hll_sketch_agg(x, {left})"), ("two", f"hll_sketch_agg(x % 7, {right})")]
        group("hll_union", f"hll_union({pair[0][1]}, {pair[1][1]}, true)", [("array<bigint>", listed(lambda: whole(64), 30))], ["one", "two", True], aggregate=True, hashed=True, rows=25, computed=pair)

    # as DuckDB writes a time: years before 1 counted back
    counted = "format_string('%04d-%02d-%02d%s', if(year({0}) < 1, 1 - year({0}), year({0})), month({0}), day({0}), if(year({0}) < 1, ' (BC)', ''))"
    moment_of = "to_timestamp_ntz('2000-01-01 00:00:00') + make_dt_interval(a, 0, 0, b)"
    group("signed_year", "CAST(date_from_unix_date(a) AS STRING)", [(I, lambda: pick([R.randrange(-2_700_000, -719_000), -719_528 + R.randrange(-3, 400), 2_932_896 + R.randrange(-3, 3), R.randrange(2_932_897, 40_000_000)]))], ["text"], rows=400,
          computed=[("text", counted.format("date_from_unix_date(a)"))])
    group("signed_year", f"CAST({moment_of} AS STRING)", [(I, lambda: pick([R.randrange(-1_700_000, -730_000), R.randrange(2_921_900, 9_000_000)])), (I, lambda: R.randrange(86_400))], ["text"], rows=200,
          computed=[("text", f"{counted.format(moment_of)} || date_format({moment_of}, ' HH:mm:ss')")])

    odd = ["😀", "𝐀", "%", "_", "a", "b", "\\", "\\%", "\\_", "\\\\", "."]
    group("like", "a LIKE b", [(S, lambda: text(4, ["a", "b", "😀", "%", "_", "\\", ".", "\n"])), (S, lambda: text(4, pick([odd, odd, ["%", "_", "a", "b", "."], ["%", "_", "\\%", "\\_", "a"]])))], ["a", "b", "\\"], raises=True, rows=300)
    group("like", "a LIKE b ESCAPE '/'", [(S, lambda: text(3, ["a", "/", "%"])), (S, lambda: text(3, ["a", "/%", "//", "%", "/", "\\"]))], ["a", "b", "/"], raises=True, rows=60)
    parts = ["HOST", "PATH", "QUERY", "REF", "PROTOCOL", "FILE", "AUTHORITY", "USERINFO", "x"]
    group("parse_url", "parse_url(a, b)", [(S, url), (S, lambda: pick(parts))], ["a", "b", None, False, True], ansi=True, raises=True)
    group("parse_url", "parse_url(a, 'QUERY', b)", [(S, url), (S, lambda: pick(["k", "a.b", "k|v", "k*", "[kv]", "("]))], ["a", "QUERY", "b", True, True], ansi=True, raises=True)


def marked(value, hashed):
    made = shown(value)
    return {"sha256": hashlib.sha256(bytes(value)).hexdigest()} if hashed and value is not None else made


def literal(value, kind):
    if isinstance(value, (bytes, bytearray)):
        return f"X'{value.hex()}'"
    made = "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'" if isinstance(value, str) else str(value)
    return f"CAST({made} AS {kind})"


def record(spark, out, helper, sql, columns, wanted, options):
    names = list("abcd"[: len(columns)])
    rows = [tuple(make() for _, make in columns) for _ in range(options.get("rows", 120))]
    spark.conf.set("spark.sql.session.timeZone", options.get("zone", "UTC"))
    spark.conf.set("spark.sql.ansi.enabled", str(options.get("ansi", False)).lower())
    schema = ", ".join(f"{n} {t}" for n, (t, _) in zip(names, columns))

    def asked(some):
        frame = spark.createDataFrame(some, schema)
        if "source" in options:
            return frame.selectExpr(*names, f"{options['source']} AS made").selectExpr(*names, "made", sql.replace("aes_decrypt(a,", "aes_decrypt(made,") + " AS answer")
        if options.get("aggregate"):
            exploded = "explode_outer(arrays_zip(a AS v, b AS n)) AS p" if options["aggregate"] == "zip" else "explode_outer(a) AS x"
            key = frame.selectExpr("monotonically_increasing_id() AS id", *names).coalesce(1)
            made = key.selectExpr("id", exploded.replace("arrays_zip(a AS v, b AS n)", "transform(a, (v, i) -> struct(v, CAST(b[i] AS BIGINT) AS n))")).groupBy("id").agg(expr(sql).alias("answer"), *[expr(e).alias(n) for n, e in options.get("computed", [])])
            return key.join(made, "id").orderBy("id").drop("id")
        return frame.selectExpr(*names, *[f"{e} AS {n}" for n, e in options.get("computed", [])], f"{sql} AS answer")

    def alone(row):
        """Of one row, which needs no job; the row itself where Spark raises."""
        values = ", ".join(literal(v, t) for v, (t, _) in zip(row, columns))
        try:
            frame = spark.sql(f"SELECT * FROM VALUES ({values}) AS t({', '.join(names)})")
            return frame.selectExpr(*names, *[f"{e} AS {n}" for n, e in options.get("computed", [])], f"{sql} AS answer").collect()[0]
        except Exception:
            return row

    answers = [alone(r) for r in rows] if options.get("raises") else asked(rows).collect()

    def argument(row, w):
        known = isinstance(w, str) and (w in names or w in [n for n, _ in options.get("computed", [])] or w == "made")
        if not known:
            return shown(w)
        value = row[w] if hasattr(row, "__fields__") else row[names.index(w)]
        return shown(value)

    cases = []
    for row in answers:
        failed = not hasattr(row, "__fields__")
        cases.append([[argument(row, w) for w in wanted], {"error": True} if failed else marked(row["answer"], options.get("hashed"))])
    line = {"helper": helper, "cases": cases}
    if "numeric" in options:
        line["numeric"] = options["numeric"]
    out.write(json.dumps(line, ensure_ascii=False) + "\n")
    out.flush()


def main():
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "1").getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    groups()
    only = sys.argv[1:]
    for helper, sql, columns, wanted, options in G:
        if only and helper not in only:
            continue
        try:
            record(spark, out, helper, sql, columns, wanted, options)
        except Exception as error:
            print(helper, sql, str(error)[:300], file=sys.stderr)
    out.close()
    spark.stop()


if __name__ == "__main__":
    main()
