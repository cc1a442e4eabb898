"""
Records what files real Spark 3.5 writes: golden/written.json, a list of cases with the texts of the files by folder, or the error.
Parquet files are read back instead: the types, and the rows as text.
"""

import json
import os
import shutil
import tempfile

from pyspark.sql import SparkSession

HERE = os.path.dirname(os.path.abspath(__file__))

TYPES = """SELECT * FROM VALUES
(true, 1Y, 2S, 3, 4L, 1.5F, 2.5D, 12345.67BD, CAST(0 AS DECIMAL(38,18)), 'text', DATE'2020-01-02', TIMESTAMP'2020-01-02 03:04:05.678901', TIMESTAMP_NTZ'2020-01-02 03:04:05.6', INTERVAL '1-2' YEAR TO MONTH, INTERVAL '1 02:03:04.5' DAY TO SECOND),
(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
(false, -128Y, -32768S, -2147483648, -9223372036854775808L, float('NaN'), double('-Infinity'), -0.01BD, CAST(-1E-18 AS DECIMAL(38,18)), '', DATE'0001-01-01', TIMESTAMP'1900-01-01 00:00:00', TIMESTAMP_NTZ'0001-01-01 00:00:00', INTERVAL '-5' MONTH, INTERVAL '-1' SECOND),
(true, 1Y, 2S, 3, 4L, float('Infinity'), 1E10D, 1BD, CAST(1E-7 AS DECIMAL(38,18)), 'x', DATE'12020-01-01', TIMESTAMP'2020-07-01 00:00:00', TIMESTAMP_NTZ'2020-07-01 12:00:00.123456', INTERVAL '0' MONTH, INTERVAL '0' DAY)
AS t(t, b, sh, i, l, f, d, de, hd, s, da, ts, tn, ym, dt)"""
TEXTS = """SELECT * FROM VALUES ('plain', 'a'), ('with,comma', 'b'), ('with "quote"', 'c'), ('back\\\\slash', 'd'), ('line\\nbreak', 'e'),
(' lead', 'f'), ('trail ', 'g'), ('', 'h'), (NULL, 'i'), ('"', 'j'), ('\\\\"', 'k'), ('cr\\rx', 'l'), ('tab\\tx', 'm'), ('#hash', 'n'), ('é€😀', 'o'), ("'s'", 'p'), ('a\\\\', 'q'), ('\\u0000z', 'r'), ('  ', 's'), ('x', NULL), ('x', ''), ('\\u0001\\b\\f/', 't'), ('<&>', 'u'), ('\\u2028', 'v'), ('"in" and, out', 'w'), ('a;b', 'x')
AS t(v, w)"""
NESTED = """SELECT array(1, NULL, 2) AS a, map('k', 1.5D, 'm', NULL) AS m, named_struct('x', 1, 'y', CAST(NULL AS STRING), 'z', array(named_struct('p', 'q'))) AS s, X'00FF10' AS bi, CAST(NULL AS INT) AS n, map(1, 'a') AS mi, array() AS e, map('d', DATE'2020-01-01') AS md
UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL"""
PARTS = """SELECT * FROM VALUES (1, 'x y', DATE'2020-01-01', 1.5D), (2, 'a/b=c%:?*"\\\\{}[]^#\\'', DATE'2020-01-02', 2D), (3, NULL, NULL, NULL), (4, '', DATE'2020-01-01', 0D), (5, 'é+&|<>', DATE'2020-01-01', -0D), (6, 'x y', DATE'2020-01-01', 1.5D), (7, '\\u0001\\n', DATE'2020-01-01', 1D), (8, '.', DATE'2020-01-01', 1D)
AS t(n, k, d, f)"""
STAMPS = "SELECT * FROM VALUES (1, true, TIMESTAMP'2020-01-02 03:04:05.5', 10.50BD, 7L), (2, false, TIMESTAMP'2020-01-02 00:00:00', NULL, NULL) AS t(n, b, ts, de, l)"
EMPTY = "SELECT 1 AS a, 'x' AS b WHERE false"


def case(format, sql, partition=(), mode="error", **options):
    return dict(format=format, sql=sql, partitionBy=list(partition), mode=mode, options=options)


H = {"header": "true"}
CASES = [
    case("csv", TYPES, **H),
    case("csv", TYPES, dateFormat="dd/MM/yyyy", timestampFormat="dd/MM/yyyy HH:mm:ss.SSS", timestampNTZFormat="yyyy-MM-dd HH:mm"),
    case("csv", TYPES.replace("'2020-07-01 00:00:00'", "'2020-07-01 00:00:00'"), timestampFormat="yyyy-MM-dd'T'HH:mm:ssXXX", timeZone="UTC"),
    case("csv", TEXTS),
    case("csv", TEXTS, quoteAll="true", **H),
    case("csv", TEXTS, nullValue="NULL", emptyValue=""),
    case("csv", TEXTS, nullValue="x"),
    case("csv", TEXTS, escapeQuotes="false"),
    case("csv", TEXTS, escape='"'),
    case("csv", TEXTS, quote="'"),
    case("csv", TEXTS, sep=";"),
    case("csv", TEXTS, sep="\t"),
    case("csv", TEXTS, sep="||"),
    case("csv", TEXTS, ignoreLeadingWhiteSpace="false", ignoreTrailingWhiteSpace="false"),
    case("csv", TEXTS, comment="#"),
    case("csv", TEXTS, lineSep="\r\n"),
    case("csv", TEXTS, lineSep="|"),
    case("csv", TEXTS, quote=""),
    case("csv", TEXTS, charToEscapeQuoteEscaping="\\"),
    case("csv", "SELECT 'a' AS `x,y`, 'b' AS `q\"z`, 'c' AS ` s `", **H),
    case("csv", "SELECT 'only' AS a UNION ALL SELECT '' UNION ALL SELECT NULL"),
    case("csv", NESTED),
    case("csv", "SELECT X'00' AS b"),
    case("csv", "SELECT NULL AS n"),
    case("csv", "SELECT 1 AS a, 2 AS A"),
    case("csv", EMPTY, **H),
    case("csv", EMPTY),
    case("csv", PARTS, ("k",), **H),
    case("csv", PARTS, ("k", "d")),
    case("csv", PARTS, ("f",)),
    case("csv", STAMPS, ("ts",)),
    case("csv", STAMPS, ("b", "de", "l")),
    case("csv", PARTS, ("nope",)),
    case("csv", PARTS, ("n", "k", "d", "f")),
    case("csv", PARTS, ("K",)),
    case("csv", EMPTY, ("a",)),
    case("csv", "SELECT 1 AS a, array(1) AS b", ("b",)),
    case("csv", TEXTS, compression="gzip"),
    case("csv", TEXTS, compression="nonsense"),
    case("csv", TEXTS, nothing="x", maxRecordsPerFile="5"),
    case("csv", TEXTS, encoding="UTF-16"),
    case("json", TYPES),
    case("json", TYPES, ignoreNullFields="false"),
    case("json", TYPES, dateFormat="dd/MM/yyyy", timestampFormat="dd/MM/yyyy HH:mm:ss.SSS", timeZone="UTC"),
    case("json", TEXTS),
    case("json", NESTED),
    case("json", NESTED, ignoreNullFields="false"),
    case("json", NESTED, pretty="true"),
    case("json", "SELECT NULL AS n, 1 AS a"),
    case("json", TEXTS, writeNonAsciiCharacterAsCodePoint="true"),
    case("json", EMPTY),
    case("json", PARTS, ("k",)),
    case("json", TEXTS, compression="gzip"),
    case("json", "SELECT make_interval(1, 2, 3) AS i"),
    case("csv", "SELECT make_interval(1, 2, 3) AS i"),
    case("text", "SELECT v FROM (" + TEXTS + ")"),
    case("text", "SELECT v FROM (" + TEXTS + ")", lineSep=";"),
    case("text", TEXTS, ("w",)),
    case("text", TEXTS),
    case("text", "SELECT 1 AS a"),
    case("text", EMPTY.replace("1 AS a, ", "")),
    case("parquet", TYPES),
    case("parquet", NESTED),
    case("parquet", TEXTS),
    case("parquet", EMPTY),
    case("parquet", PARTS, ("k", "d")),
    case("parquet", STAMPS, ("ts",)),
    case("parquet", "SELECT NULL AS n"),
    case("parquet", "SELECT make_interval(1, 2, 3) AS i"),
    case("parquet", "SELECT 1 AS `a b`, 2 AS `c,d`"),
    case("parquet", TEXTS, compression="none"),
    case("parquet", TEXTS, compression="gzip"),
    case("parquet", TEXTS, compression="zstd"),
    case("parquet", TEXTS, compression="nonsense"),
    case("orc", EMPTY),
    case("orc", TYPES),
    case("orc", NESTED),
    case("orc", TEXTS),
    case("orc", PARTS, ("k", "d")),
    case("orc", STAMPS, ("ts",)),
    case("orc", "SELECT NULL AS n"),
    case("orc", "SELECT array(NULL) AS n"),
    case("orc", "SELECT make_interval(1, 2, 3) AS i"),
    case("orc", "SELECT 1 AS a, 2 AS A"),
    case("orc", "SELECT 1 AS `a b`, 2 AS `c,d`"),
    *[case("orc", TEXTS, compression=c) for c in ("none", "uncompressed", "zlib", "SNAPPY", "nonsense", "gzip")],
    case("orc", TEXTS, **{"orc.compress": "ZLIB"}),
    case("orc", TEXTS, **{"orc.compress": "ZLIB", "compression": "none"}),
]


BINARY = ("parquet", "orc")


def run(s, c):
    folder = os.path.join(tempfile.mkdtemp(), "out")
    try:
        df = s.sql(c["sql"]).coalesce(1)
        w = df.write.format(c["format"]).options(**c["options"]).mode(c["mode"])
        if c["partitionBy"]:
            w = w.partitionBy(*c["partitionBy"])
        w.save(folder)
        files = []
        for root, dirs, names in os.walk(folder):
            dirs.sort()
            for n in sorted(names):
                if n.endswith(".crc"):
                    continue
                at = os.path.relpath(root, folder)
                kind = n if n.startswith("_") else n[n.index("-c000") + 5 :] if "-c000" in n else n[n.index(".c000") + 5 :] if ".c000" in n else "-" + n[n.rindex("-") :]
                entry = {"folder": "" if at == "." else at, "suffix": kind}
                path = os.path.join(root, n)
                if c["format"] not in BINARY and not n.startswith("_") and not n.endswith(".gz"):
                    entry["text"] = open(path, encoding="utf-8", newline="").read()
                files.append(entry)
        out = {"files": files}
        if c["format"] in BINARY:
            back = s.read.format(c["format"]).load(folder)
            out["schema"] = back.schema.simpleString()
        return out
    except Exception as e:
        lines = str(e).strip().split("\n")
        get = getattr(e, "getErrorClass", None)
        return {"error": {"class": get() if get else None, "message": lines[0].replace(folder, "$OUT")[:400], "causes": [l.strip()[:200] for l in lines if "Caused by" in l][:3]}}
    finally:
        shutil.rmtree(os.path.dirname(folder), ignore_errors=True)


def main():
    s = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", "America/Los_Angeles")
        .config("spark.sql.parquet.int96RebaseModeInWrite", "CORRECTED")
        .config("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED")
        .getOrCreate()
    )
    s.sparkContext.setLogLevel("OFF")
    recorded = [{**c, "spark": run(s, c)} for c in CASES]
    with open(os.path.join(HERE, "golden", "written.json"), "w", encoding="utf-8") as f:
        f.write("[\n" + ",\n".join(json.dumps(r, ensure_ascii=False) for r in recorded) + "\n]\n")


if __name__ == "__main__":
    main()
