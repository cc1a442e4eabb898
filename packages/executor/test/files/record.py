"""
Records what real Spark 3.5 reads from the files of golden/data/: run with PySpark 3.5 in the environment, after make_data.py.
Writes recorded.json (a list of cases with the schema, rows as text, or the error) and, once, the Parquet folders of data/.
"""

import json
import os
import shutil
from datetime import datetime
from zoneinfo import ZoneInfo

from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "golden", "data")
ZONE = "America/Los_Angeles"


def csv(*paths, schema=None, select=None, conf=None, **options):
    return dict(format="csv", paths=list(paths), options=options, schema=schema, select=select, conf=conf)


def js(*paths, schema=None, select=None, conf=None, **options):
    return dict(csv(*paths, schema=schema, select=select, conf=conf, **options), format="json")


def text(*paths, schema=None, select=None, conf=None, **options):
    return dict(csv(*paths, schema=schema, select=select, conf=conf, **options), format="text")


def pq(*paths, schema=None, select=None, conf=None, **options):
    return dict(csv(*paths, schema=schema, select=select, conf=conf, **options), format="parquet")


H = {"header": "true"}
I = {"inferSchema": "true"}
ABC = "a string, b string, c string"
MAL = "id int, n int, d date"
MALC = MAL + ", _corrupt_record string"

CASES = [
    csv("people.csv"),
    csv("people.csv", **H),
    csv("people.csv", **H, **I),
    csv("people.csv", **H, schema="name string, age int, height float, born date, seen timestamp, ok boolean"),
    csv("people.csv", **H, schema="name string, age short, height decimal(5,1), born string, seen timestamp_ntz, ok string"),
    csv("ragged.csv"),
    csv("ragged.csv", **H),
    csv("ragged.csv", **H, **I),
    csv("ragged.csv", **H, schema=ABC),
    csv("ragged.csv", **H, schema=ABC + ", _corrupt_record string"),
    csv("ragged.csv", **H, mode="DROPMALFORMED"),
    csv("ragged.csv", **H, mode="FAILFAST"),
    csv("ragged.csv", **H, mode="DROPMALFORMED", select="count(*)"),
    csv("ragged.csv", **H, mode="DROPMALFORMED", select="a"),
    csv("ragged.csv", **H, mode="FAILFAST", select="a"),
    csv("ragged.csv", **H, mode="weird"),
    csv("ragged.csv", **H, multiLine="true"),
    csv("ragged.csv", **H, multiLine="true", schema=ABC + ", _corrupt_record string"),
    csv("ragged.csv", **H, ignoreLeadingWhiteSpace="true", ignoreTrailingWhiteSpace="true"),
    csv("ragged.csv", **H, emptyValue="EMPTY", nullValue="10"),
    csv("quotes.csv"),
    csv("quotes.csv", multiLine="true"),
    csv("quotes.csv", escape='"'),
    csv("quotes.csv", quote="'"),
    csv("quotes.csv", quote=""),
    csv("quotes.csv", ignoreLeadingWhiteSpace="true", ignoreTrailingWhiteSpace="true"),
    csv("quotes.csv", charToEscapeQuoteEscaping="\\"),
    csv("quotes.csv", charToEscapeQuoteEscaping="#"),
    csv("quotes.csv", unescapedQuoteHandling="STOP_AT_CLOSING_QUOTE"),
    csv("quotes.csv", unescapedQuoteHandling="RAISE_ERROR"),
    csv("multiline.csv", **H),
    csv("multiline.csv", **H, multiLine="true"),
    csv("multiline.csv", **H, multiLine="true", escape='"'),
    csv("multiline.csv", **H, multiLine="true", **I, escape='"'),
    csv("crlf.csv", **H),
    csv("crlf.csv", **H, multiLine="true"),
    csv("cr.csv", **H),
    csv("cr.csv", **H, multiLine="true"),
    csv("mixed-ends.csv", **H),
    csv("mixed-ends.csv", **H, multiLine="true"),
    csv("bom.csv", **H),
    csv("bom.csv", **H, multiLine="true"),
    csv("types.csv", **H, **I),
    csv("types.csv", **H, **I, ignoreLeadingWhiteSpace="true", ignoreTrailingWhiteSpace="true"),
    csv("types.csv", **H, **I, prefersDate="false"),
    csv("types.csv", **H, **I, conf={"spark.sql.timestampType": "TIMESTAMP_NTZ"}),
    csv("int-double.csv", **I),
    csv("numbers.csv", **I),
    csv("dates.csv", **I),
    csv("times.csv", **I),
    csv("bools.csv", **I),
    csv("formats.csv", **I),
    csv("formats.csv", **I, dateFormat="dd/MM/yyyy", timestampFormat="dd/MM/yyyy HH:mm"),
    csv("formats.csv", schema="a date, b timestamp", dateFormat="dd/MM/yyyy", timestampFormat="dd/MM/yyyy HH:mm"),
    csv("formats.csv", schema="a date, b timestamp", dateFormat="d/M/yyyy", timestampFormat="d/M/yyyy H:mm"),
    csv("formats.csv", schema="a date, b timestamp_ntz", timestampNTZFormat="dd/MM/yyyy HH:mm"),
    csv("formats.csv", schema="a date, b timestamp", dateFormat="yyyy-MM-dd", timestampFormat="yyyy-MM-dd HH:mm:ss"),
    *[
        csv("numbers.csv", schema=f"v {t}, _corrupt_record string", sep="|")
        for t in ("byte", "short", "int", "long", "float", "double", "decimal(10,2)", "decimal(38,18)", "boolean")
    ],
    csv("decimals.csv", schema="v decimal(8,2), _corrupt_record string", sep="|"),
    csv("decimals.csv", schema="v double", sep="|"),
    csv("decimals.csv", schema="v decimal(10,3)", sep="|", locale="de-DE"),
    csv("bools.csv", schema="v boolean, _corrupt_record string"),
    csv("dates.csv", schema="v date, _corrupt_record string"),
    csv("dates.csv", schema="v timestamp, _corrupt_record string"),
    csv("times.csv", schema="v timestamp, _corrupt_record string"),
    csv("times.csv", schema="v timestamp_ntz, _corrupt_record string"),
    csv("times.csv", schema="v date, _corrupt_record string"),
    csv("times.csv", schema="v string", timeZone="UTC"),
    csv("times.csv", schema="v timestamp", timeZone="UTC"),
    csv("comments.csv", sep="|"),
    csv("comments.csv", sep="|", comment="#"),
    csv("comments.csv", sep="|", comment="#", **H),
    csv("comments.csv", delimiter="|", comment="#", **H, multiLine="true"),
    csv("nulls.csv", **H, nullValue="NA"),
    csv("nulls.csv", **H, nullValue="NA", emptyValue="E"),
    csv("nulls.csv", **H, nullValue="NA", **I),
    csv("nulls.csv", schema="a double, b double, c float", nanValue="nan", positiveInf="inf", negativeInf="-inf", nullValue="NA"),
    csv("nulls.csv", schema="a double, b double, c float"),
    csv("trims.csv", **H),
    csv("trims.csv", **H, ignoreLeadingWhiteSpace="true"),
    csv("trims.csv", **H, ignoreTrailingWhiteSpace="true"),
    csv("trims.csv", **H, ignoreLeadingWhiteSpace="true", ignoreTrailingWhiteSpace="true", **I),
    csv("dups.csv", **H),
    csv("dups.csv", **H, conf={"spark.sql.caseSensitive": "true"}),
    csv("empty-name.csv", **H),
    csv("empty.csv"),
    csv("empty.csv", **H),
    csv("empty.csv", schema="a int"),
    csv("header-only.csv", **H),
    csv("header-only.csv", **H, **I),
    csv("blank.csv"),
    csv("tab.tsv", **H, sep="\t"),
    csv("tab.tsv", **H, sep="\\t"),
    csv("multisep.csv", **H, sep="||"),
    csv("semi.csv", sep=";", quote="'"),
    csv("linesep.csv", lineSep=";"),
    csv("linesep.csv", lineSep=";", multiLine="true"),
    csv("linesep.csv", lineSep=""),
    csv("linesep.csv", lineSep=";;;"),
    csv("wide.csv", maxColumns="5"),
    csv("wide.csv", maxCharsPerColumn="1"),
    csv("wide.csv", schema="a int, b int"),
    csv("malformed.csv", **H, schema=MAL),
    csv("malformed.csv", **H, schema=MALC),
    csv("malformed.csv", **H, schema="_corrupt_record string, " + MAL),
    csv("malformed.csv", **H, schema=MALC, select="id, n"),
    csv("malformed.csv", **H, schema=MALC, select="_corrupt_record"),
    csv("malformed.csv", **H, schema=MALC, select="count(*)"),
    csv("malformed.csv", **H, schema=MAL, mode="dropMalformed"),
    csv("malformed.csv", **H, schema=MAL, mode="dropMalformed", select="id"),
    csv("malformed.csv", **H, schema=MAL, mode="dropMalformed", select="n"),
    csv("malformed.csv", **H, schema=MAL, mode="dropMalformed", select="count(*)"),
    csv("malformed.csv", **H, schema=MAL, mode="failfast"),
    csv("malformed.csv", **H, schema=MAL, mode="failfast", select="n"),
    csv("malformed.csv", **H, schema=MAL + ", bad string", columnNameOfCorruptRecord="bad"),
    csv("malformed.csv", **H, schema=MAL + ", bad int", columnNameOfCorruptRecord="bad"),
    csv("malformed.csv", **H, schema=MALC, conf={"spark.sql.columnNameOfCorruptRecord": "oops"}),
    csv("malformed.csv", **H, schema="d date, id int, n int"),
    csv("malformed.csv", **H, schema="d date, id int, n int", enforceSchema="false"),
    csv("malformed.csv", **H, schema="ID int, n int, d string", enforceSchema="false"),
    csv("malformed.csv", **H, schema="id int, n int", enforceSchema="false"),
    csv("headers", **H),
    csv("headers", **H, enforceSchema="false"),
    csv("headers/a.csv", "headers/b.csv", **H, **I),
    csv("headers", pathGlobFilter="[ab].csv", **H),
    csv("headers/*.csv", **H),
    csv("headers/{a,b}.csv", **H),
    csv("headers/?.csv", **H),
    csv("zipped.csv.gz", **H),
    csv("latin.csv"),
    csv("latin.csv", encoding="ISO-8859-1"),
    csv("latin.csv", encoding="utf-8"),
    csv("latin.csv", encoding="nonsense"),
    csv("parts"),
    csv("parts", **I),
    csv("parts/a=2"),
    csv("parts/a=2", basePath="parts"),
    csv("parts/a=2/b=x/g.csv"),
    csv("parts", recursiveFileLookup="true"),
    csv("parts", schema="x string, b string, y int, a string"),
    csv("parts", schema="x string, y int"),
    csv("parts", conf={"spark.sql.sources.partitionColumnTypeInference.enabled": "false"}),
    csv("parts", select="a, count(*) group by a"),
    csv("missing.csv"),
    csv("missing*.csv"),
    csv("people.csv", "missing.csv"),
    csv("people.csv", sep=""),
    csv("people.csv", quote="ab"),
    csv("people.csv", escape="ab"),
    csv("people.csv", header="maybe"),
    csv("people.csv", inferSchema="maybe"),
    csv("people.csv", maxColumns="x"),
    csv("people.csv", samplingRatio="0"),
    csv("people.csv", foo="bar"),
    csv("people.csv", schema="a array<int>"),
    csv("people.csv", schema="a binary"),
    csv("people.csv", schema="a void, b string"),
    csv("people.csv", schema="a interval"),
    csv("people.csv", schema="a string, A string"),
    csv("people.csv", schema="a int not null"),
    csv("people.csv", dateFormat="YYYY"),
    csv("people.csv", timestampFormat="bad pattern {", schema="a timestamp"),
    csv("edge.csv", **H),
    csv("edge.csv", **H, emptyValue="E", nullValue="N"),
    csv("edge.csv", **H, schema="id int, t string, v string, _corrupt_record string"),
    csv("edge.csv", **H, schema="id int, t string, v string, _corrupt_record string", select="id, _corrupt_record"),
    csv("edge.csv", **H, schema="id int, t string, v string, _corrupt_record string", select="t, _corrupt_record"),
    csv("edge.csv", **H, multiLine="true", emptyValue="E"),
    csv("edge.csv", **H, ignoreTrailingWhiteSpace="true", emptyValue="E"),
    csv("edge-times.csv", schema="v timestamp", conf={"spark.sql.legacy.timeParserPolicy": "CORRECTED"}),
    csv("edge-times.csv", schema="v timestamp"),
    csv("edge-times.csv", schema="v timestamp_ntz"),
    csv("edge-times.csv", schema="v date", conf={"spark.sql.legacy.timeParserPolicy": "CORRECTED"}),
    csv("dates.csv", schema="v date, _corrupt_record string", conf={"spark.sql.legacy.timeParserPolicy": "CORRECTED"}),
    csv("ragged.csv", **H, schema="a string, b string, c string", conf={"spark.sql.csv.parser.columnPruning.enabled": "false"}, mode="DROPMALFORMED", select="a"),
    csv("ragged.csv", **H, conf={"spark.sql.csv.parser.columnPruning.enabled": "false"}, mode="DROPMALFORMED", select="count(*)"),
    js("edge.json", schema="a array<int>, b int, s struct<p:int,q:string>, _corrupt_record string"),
    js("edge.json", schema="a array<int>, b int, s struct<p:int,q:string>", mode="DROPMALFORMED"),
    js("edge-types.json"),
    js("edge-types.json", schema="s string, t string, u string, v string"),
    js("dates.json", schema="d date, t timestamp, n timestamp_ntz", conf={"spark.sql.legacy.timeParserPolicy": "CORRECTED"}, dateFormat="yyyy-M-d", timestampFormat="yyyy-MM-dd HH:mm:ss"),
    js("flat.json"),
    js("flat.json", schema="a string, b int, c double, d boolean, e string, f array<double>, g struct<y:string,z:int>"),
    js("flat.json", schema="A string, zz int"),
    js("flat.json", primitivesAsString="true"),
    js("flat.json", prefersDecimal="true"),
    js("flat.json", dropFieldIfAllNull="true"),
    js("flat.json", multiLine="true"),
    js("flat.json", select="count(*)"),
    js("merge.json"),
    js("merge.json", primitivesAsString="true"),
    js("merge.json", prefersDecimal="true"),
    js("merge.json", dropFieldIfAllNull="true"),
    js("numbers.json"),
    js("numbers.json", prefersDecimal="true"),
    js("numbers.json", allowNonNumericNumbers="false"),
    js("numbers.json", allowNumericLeadingZeros="true"),
    *[
        js("numbers.json", schema=f"v {t}, _corrupt_record string")
        for t in (
            "byte", "short", "int", "long", "float", "double", "decimal(10,2)", "decimal(38,18)", "boolean", "string",
            "date", "timestamp", "timestamp_ntz", "binary", "array<int>", "struct<a:int>", "map<string,int>",
        )
    ],
    js("numbers.json", schema="v double, _corrupt_record string", allowNonNumericNumbers="false"),
    js("scalars.json"),
    js("scalars.json", schema="s string, t string, u string, v string, w string, x string, y string"),
    js("scalars.json", schema="s string, t date, u decimal(5,1), v boolean, w array<string>, x map<string,double>, y int"),
    js("malformed.json"),
    js("malformed.json", mode="DROPMALFORMED"),
    js("malformed.json", mode="FAILFAST"),
    js("malformed.json", schema="a int, b string"),
    js("malformed.json", schema="a int, b string, _corrupt_record string"),
    js("malformed.json", schema="a int, b string", mode="DROPMALFORMED"),
    js("malformed.json", schema="a int, b string", mode="DROPMALFORMED", select="b"),
    js("malformed.json", schema="a int, b string", mode="DROPMALFORMED", select="count(*)"),
    js("malformed.json", schema="a int, b string", mode="FAILFAST"),
    js("malformed.json", schema="a int, b string, _corrupt_record string", select="_corrupt_record"),
    js("malformed.json", schema="a int, bad string", columnNameOfCorruptRecord="bad"),
    js("malformed.json", schema="a int, b string, _corrupt_record string", allowSingleQuotes="false"),
    js("malformed.json", schema="a int, b string, _corrupt_record string", allowUnquotedFieldNames="true"),
    js("malformed.json", schema="a int, b string, _corrupt_record string", allowBackslashEscapingAnyCharacter="true"),
    js("malformed.json", schema="a int, b string, _corrupt_record string", allowUnquotedControlChars="true"),
    js("malformed.json", schema="a int, b string, _corrupt_record string", conf={"spark.sql.caseSensitive": "true"}),
    js("array.json", multiLine="true"),
    js("array.json"),
    js("object.json", multiLine="true"),
    js("several.json", multiLine="true"),
    js("broken-multi.json", multiLine="true"),
    js("broken-multi.json"),
    js("dates.json"),
    js("dates.json", inferTimestamp="true"),
    js("dates.json", schema="d date, t timestamp, n timestamp_ntz"),
    js("dates.json", schema="d date, t timestamp, n timestamp_ntz, _corrupt_record string"),
    js("dates.json", schema="d date, t timestamp, n timestamp_ntz", dateFormat="yyyy-M-d", timestampFormat="yyyy-MM-dd HH:mm:ss"),
    js("nested.json"),
    js("nested.json", schema="p struct<q:array<struct<r:int,s:string>>,m:map<string,int>>, arr array<array<int>>, _corrupt_record string"),
    js("comments.json"),
    js("comments.json", allowComments="true"),
    js("corrupt-name.json"),
    js("empty.json"),
    js("empty.json", schema="a int"),
    js("blank.json"),
    js("bom.json"),
    js("crlf.json"),
    js("bytes.json", schema="b binary, _corrupt_record string"),
    js("part-overlap"),
    js("flat.json", encoding="UTF-16"),
    js("flat.json", schema="a interval"),
    js("flat.json", schema="a void, b int"),
    js("flat.json", "several.json"),
    js("flat.json", samplingRatio="1.0"),
    text("lines.txt"),
    text("lines.txt", wholetext="true"),
    text("lines.txt", lineSep="\n"),
    text("sep.txt", lineSep=";"),
    text("empty.txt"),
    text("empty.txt", wholetext="true"),
    text("lines.txt", schema="line string"),
    text("lines.txt", schema="line int"),
    text("lines.txt", schema="a string, b string"),
    text("part-types"),
    text("part-types", conf={"spark.sql.sources.partitionColumnTypeInference.enabled": "false"}),
    text("part-conflict"),
    text("part-uneven"),
    text("many"),
    text("many", recursiveFileLookup="true"),
    text("many/*"),
    text("many/one.txt", "many/two.txt", "many/one.txt"),
    text("only-sub"),
    text("file:many/one.txt"),
    text("many", pathGlobFilter="o*"),
    text("many", modifiedAfter="2000-01-01T00:00:00"),
    text("many", modifiedBefore="2000-01-01T00:00:00"),
    text("many", modifiedBefore="bad"),
    dict(format="orc", paths=["many"], options={}, schema=None, select=None, conf=None),
    dict(format="nosuch", paths=["many"], options={}, schema=None, select=None, conf=None),
    dict(format="delta", paths=["many"], options={}, schema=None, select=None, conf=None),
    dict(format="avro", paths=["many"], options={}, schema=None, select=None, conf=None),
    dict(format="csv", paths=[], options={}, schema=None, select=None, conf=None),
    pq("pq-types"),
    pq("pq-nested"),
    pq("pq-legacy"),
    pq("pq-micros"),
    pq("pq-plain.parquet"),
    pq("pq-parts"),
    pq("pq-parts", select="n where k = 'x y'"),
    pq("pq-merge"),
    pq("pq-merge", mergeSchema="true"),
    pq("pq-merge", schema="a long, c string, zz int"),
    pq("pq-merge", schema="A long, B int"),
    pq("pq-types", schema="i long, s string"),
    pq("pq-types", schema="l int"),
    pq("pq-types", schema="s int"),
    pq("pq-types", schema="i string"),
    pq("pq-types", schema="b int, sh int, f double, de decimal(12,2)"),
    pq("pq-types", schema="ts timestamp_ntz"),
    pq("many"),
    pq("people.csv"),
    pq("empty-dir"),
    pq("empty-dir", schema="a int"),
]


def parquet_data(s):
    """Parquet files as Spark writes them; kept once made, since their names are random."""
    if os.path.exists(os.path.join(DATA, "pq-types")):
        return

    def write(df, name, **options):
        w = df.coalesce(1).write.options(**options)
        path = os.path.join(DATA, name)
        w.parquet(path)
        for f in os.listdir(path):
            if f.endswith(".crc"):
                os.remove(os.path.join(path, f))

    types = s.sql(
        """SELECT * FROM VALUES
        (true, 1Y, 2S, 3, 4L, 1.5F, 2.5D, 12345.67BD, CAST(1.5 AS DECIMAL(4,1)), CAST('12345678901234567890.123456789' AS DECIMAL(38,9)), 'text', X'00FF',
         DATE'2020-01-02', TIMESTAMP'2020-01-02 03:04:05.678901', TIMESTAMP_NTZ'2020-01-02 03:04:05.678901', INTERVAL '1-2' YEAR TO MONTH, INTERVAL '1 02:03:04.5' DAY TO SECOND),
        (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
        (false, -128Y, -32768S, -2147483648, -9223372036854775808L, float('NaN'), double('-Infinity'), -0.01BD, CAST(-99 AS DECIMAL(4,1)), CAST(-1 AS DECIMAL(38,9)), '', X'',
         DATE'0001-01-01', TIMESTAMP'1900-01-01 00:00:00', TIMESTAMP_NTZ'0001-01-01 00:00:00', INTERVAL '-5' MONTH, INTERVAL '-1' SECOND)
        AS t(t, b, sh, i, l, f, d, de, sd, hd, s, bi, da, ts, tn, ym, dt)"""
    )
    write(types, "pq-types")
    nested = s.sql(
        """SELECT * FROM VALUES
        (array(1, NULL, 2), map('k', 1.5D, 'm', NULL), named_struct('a', 1, 'b', array(named_struct('c', 'x'))), array(array('p'), NULL), map(1, map('q', TIMESTAMP'2020-01-01 00:00:00'))),
        (array(), map(), named_struct('a', NULL, 'b', NULL), array(), NULL),
        (NULL, NULL, NULL, NULL, NULL) AS t(a, m, st, aa, mm)"""
    )
    write(nested, "pq-nested")
    s.conf.set("spark.sql.parquet.writeLegacyFormat", "true")
    write(nested.selectExpr("*", "1.5BD AS d"), "pq-legacy")
    s.conf.unset("spark.sql.parquet.writeLegacyFormat")
    s.conf.set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MILLIS")
    write(types.select("ts", "tn"), "pq-micros")
    s.conf.unset("spark.sql.parquet.outputTimestampType")
    s.sql("SELECT id AS n, CASE id WHEN 0 THEN 'x y' WHEN 1 THEN 'a/b=c%' WHEN 2 THEN NULL WHEN 3 THEN '' ELSE 'é' END AS k, DATE'2020-01-01' + CAST(id % 2 AS INT) AS d FROM range(5)").coalesce(1).write.partitionBy("k", "d").parquet(os.path.join(DATA, "pq-parts"))
    merge = os.path.join(DATA, "pq-merge")
    s.sql("SELECT 1L AS a, 'x' AS b").coalesce(1).write.parquet(merge)
    s.sql("SELECT 2L AS a, 'y' AS c").coalesce(1).write.mode("append").parquet(merge)
    os.makedirs(os.path.join(DATA, "empty-dir"), exist_ok=True)
    open(os.path.join(DATA, "empty-dir", ".keep"), "w").close()
    for root, _, files in os.walk(DATA):
        for f in files:
            if f.endswith(".crc"):
                os.remove(os.path.join(root, f))


def plain_parquet():
    """A file of no Spark's: unsigned, time, uuid-free types as other writers have them."""
    path = os.path.join(DATA, "pq-plain.parquet")
    if os.path.exists(path):
        return
    import pyarrow as pa
    import pyarrow.parquet as papq

    table = pa.table(
        {
            "u8": pa.array([1, 255], pa.uint8()),
            "u16": pa.array([1, 65535], pa.uint16()),
            "u32": pa.array([1, 4294967295], pa.uint32()),
            "u64": pa.array([1, 18446744073709551615], pa.uint64()),
            "i8": pa.array([1, -1], pa.int8()),
            "ms": pa.array([0, 1577934245678], pa.timestamp("ms")),
            "us_tz": pa.array([0, 1577934245678901], pa.timestamp("us", "UTC")),
            "d32": pa.array([0, 18263], pa.date32()),
            "dec": pa.array([None, 1], pa.decimal128(10, 2)),
            "dic": pa.array(["a", "b"]).dictionary_encode(),
            "ls": pa.array([[1], None], pa.large_list(pa.int64())),
            "large": pa.array(["x", None], pa.large_string()),
            "nul": pa.array([None, None], pa.null()),
        }
    )
    papq.write_table(table, path)


def run(s, case):
    for k, v in (case["conf"] or {}).items():
        s.conf.set(k, v)
    try:
        reader = s.read.format(case["format"])
        options = dict(case["options"])
        if "basePath" in options:
            options["basePath"] = os.path.join(DATA, options["basePath"])
        reader = reader.options(**options)
        if case["schema"]:
            reader = reader.schema(case["schema"])
        paths = ["file:" + os.path.join(DATA, p[5:]) if p.startswith("file:") else os.path.join(DATA, p) for p in case["paths"]]
        df = reader.load(paths) if paths else reader.load()
        schema = df.schema
        out = {"schema": schema.jsonValue()["fields"]}
        df.createOrReplaceTempView("t")
        if case["select"]:
            columns, _, rest = case["select"].partition(" where ")
            head, _, group = columns.partition(" group by ")
            df = s.sql(f"SELECT {head} FROM t" + (f" WHERE {rest}" if rest else "") + (f" GROUP BY {group} ORDER BY {group}" if group else ""))

        def cell(f):
            col = F.col("`c%d`" % f)
            t = df.schema.fields[f].dataType
            return F.hex(col) if isinstance(t, T.BinaryType) else col.cast("string")

        # all columns by position: names may be equal but for case
        n = len(df.schema.fields)
        try:
            named = df.toDF(*["c%d" % i for i in range(n)])
            out["rows"] = [[undated(v) for v in r] for r in named.select([cell(i) for i in range(n)]).collect()]
        except Exception as e:
            out["error"] = describe(e)
        return out
    except Exception as e:
        return {"error": describe(e)}
    finally:
        for k in case["conf"] or {}:
            s.conf.unset(k)


def undated(text):
    """A clock's time without a date is one of the day of reading: the test puts its own day there."""
    clock = "03:04:05"
    local = datetime.now(ZoneInfo("America/Los_Angeles")).strftime("%Y-%m-%d")
    if text == f"{local} {clock}":
        return f"today in America/Los_Angeles at {clock}"
    utc = datetime.fromisoformat(datetime.now(ZoneInfo("UTC")).strftime("%Y-%m-%d") + f"T{clock}+00:00")
    shown = utc.astimezone(ZoneInfo("America/Los_Angeles")).strftime("%Y-%m-%d %H:%M:%S")
    return f"today in UTC at {clock}" if text == shown else text


def describe(e):
    lines = str(e).strip().split("\n")
    causes = [l.strip()[:300] for l in lines if "Caused by" in l]
    get = getattr(e, "getErrorClass", None)
    return {"class": get() if get else None, "type": type(e).__name__, "message": lines[0].replace(DATA, "$DATA")[:600], "causes": [c.replace(DATA, "$DATA") for c in causes][:4]}


def main():
    s = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", ZONE)
        .config("spark.sql.parquet.int96RebaseModeInWrite", "CORRECTED")
        .config("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED")
        .getOrCreate()
    )
    s.sparkContext.setLogLevel("OFF")
    parquet_data(s)
    plain_parquet()
    recorded = []
    for case in CASES:
        kept = {k: v for k, v in case.items() if v}
        recorded.append({**kept, "spark": run(s, case)})
    with open(os.path.join(HERE, "golden", "recorded.json"), "w", encoding="utf-8") as f:
        f.write("[\n" + ",\n".join(json.dumps(r, ensure_ascii=False) for r in recorded) + "\n]\n")


if __name__ == "__main__":
    main()
