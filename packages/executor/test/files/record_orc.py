"""
Records what real Spark 3.5 reads from ORC files: golden/orc.json, a list of cases as record.py has them. The files, golden/orc/, are
written here as well, once: by Spark, by ORC's own library and by pyarrow. Java's time zone is that of the session.
"""

import datetime
import glob
import json
import os
import shutil
import tempfile

import record
from pyspark.sql import SparkSession

DATA = os.path.join(record.HERE, "golden", "orc")
record.DATA = DATA
ZONE = record.ZONE


def orc(*paths, schema=None, select=None, conf=None, **options):
    return dict(format="orc", paths=list(paths), options=options, schema=schema, select=select, conf=conf)


NUMBERS = ["boolean", "tinyint", "smallint", "int", "bigint", "float", "double", "string", "decimal(5,2)", "decimal(5,1)", "decimal(38,18)", "binary", "date", "timestamp", "timestamp_ntz", "interval year", "interval day to second", "array<int>"]
PATHS = ["types", "nested", "v11", "dictionary", "patched", "zlib", "lz4", "zstd", "none", "lzo", "utc", "kolkata", "old", "near-1970", "proleptic", "hive", "char", "two-cases", "pyarrow", "pyarrow-dates", "union", "instant", "scalar", "no-columns", "text-file", "cut", "broken", "tiny", "empty-file"]
SENSITIVE = {"spark.sql.caseSensitive": "true"}

CASES = [
    *[orc(f"{p}.orc") for p in PATHS],
    orc("stripes.orc", select="s, count(*) group by s"),
    orc("stripes.orc", select="n where n % 977 = 3"),
    orc("empty-file.orc", schema="a int"),
    orc("text-file.orc", schema="a int"),
    orc("no-columns.orc", "hive.orc"),
    orc("types.orc", select="s, t, ym"),
    orc("types.orc", select="count(*)"),
    orc("types.orc", schema="S string, T boolean, zz int"),
    orc("types.orc", schema="S string, T boolean, zz int", conf=SENSITIVE),
    orc("types.orc", schema="zz int"),
    orc("types.orc", schema="zz int", select="count(*)"),
    *[orc("numbers.orc", schema=f"{c} {t}") for c in ("t", "b", "sh", "i", "l", "f", "d", "de", "s", "da", "ts", "tn", "ym") for t in NUMBERS],
    orc("nested.orc", schema="st struct<B:array<struct<c:string,d:int>>,A:bigint>"),
    orc("nested.orc", schema="st struct<B:array<struct<c:string,d:int>>,A:bigint>", conf=SENSITIVE),
    orc("nested.orc", schema="st struct<zz:int>, a array<bigint>, m map<string,decimal(10,3)>"),
    orc("nested.orc", schema="a map<string,int>"),
    orc("nested.orc", schema="st array<int>"),
    orc("hive.orc", schema="x int, y string"),
    orc("hive.orc", schema="x int, y string, z date"),
    orc("hive.orc", schema="x int, y string, z date", select="z, y"),
    orc("hive.orc", schema="x int"),
    orc("two-cases.orc", schema="a int"),
    orc("two-cases.orc", conf=SENSITIVE),
    orc("instant.orc", schema="a timestamp"),
    orc("parts"),
    orc("parts", select="n where k = 'x y'"),
    orc("parts/k=x y"),
    orc("parts", schema="n long, k string, d string"),
    orc("within"),
    orc("merge"),
    orc("merge/first.orc", "merge/second.orc"),
    orc("merge/second.orc", "merge/first.orc"),
    orc("merge", mergeSchema="true"),
    orc("merge", conf={"spark.sql.orc.mergeSchema": "true"}),
    orc("merge-types", mergeSchema="true"),
    orc("merge/*.orc", schema="a bigint, c string, b string"),
    orc("none-there"),
    orc(),
]


def single(df, name, **options):
    folder = tempfile.mkdtemp()
    df.coalesce(1).write.options(**options).mode("overwrite").orc(folder)
    shutil.copy(glob.glob(folder + "/*.orc")[0], os.path.join(DATA, name + ".orc"))
    shutil.rmtree(folder)


def spark_files(s):
    types = s.sql(
        """SELECT * FROM VALUES
        (true, 1Y, 2S, 3, 4L, 1.5F, 2.5D, 12345.67BD, CAST(1.5 AS DECIMAL(4,1)), CAST('12345678901234567890.123456789' AS DECIMAL(38,9)), 'text', X'00FF',
         DATE'2020-01-02', TIMESTAMP'2020-01-02 03:04:05.678901', TIMESTAMP_NTZ'2020-01-02 03:04:05.678901', INTERVAL '1-2' YEAR TO MONTH, INTERVAL '1 02:03:04.5' DAY TO SECOND),
        (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
        (false, -128Y, -32768S, -2147483648, -9223372036854775808L, float('NaN'), double('-Infinity'), -0.01BD, CAST(-99 AS DECIMAL(4,1)), CAST(-1 AS DECIMAL(38,9)), '', X'',
         DATE'0001-01-01', TIMESTAMP'1900-01-01 00:00:00', TIMESTAMP_NTZ'0001-01-01 00:00:00', INTERVAL '-5' MONTH, INTERVAL '-1' SECOND)
        AS t(t, b, sh, i, l, f, d, de, sd, hd, s, bi, da, ts, tn, ym, dt)"""
    )
    single(types, "types")
    numbers = s.sql(
        """SELECT * FROM VALUES
        (true, 3Y, 300S, 70000, 3000000000L, 1.5F, 2.1D, 1.57BD, '3', DATE'2020-01-01', TIMESTAMP'2020-01-01 10:00:00.5', TIMESTAMP_NTZ'2020-01-01 10:00:00.5', INTERVAL '1-2' YEAR TO MONTH),
        (false, -128Y, -5S, -2147483648, 9007199254740993L, 1e10F, 1e300D, -999.99BD, 'x', DATE'1500-01-01', TIMESTAMP'1960-01-01 10:00:00', TIMESTAMP_NTZ'1960-01-01 10:00:00', INTERVAL '-1' MONTH),
        (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
        AS t(t, b, sh, i, l, f, d, de, s, da, ts, tn, ym)"""
    )
    single(numbers, "numbers")
    nested = s.sql(
        """SELECT * FROM VALUES
        (array(1, NULL, 2), map('k', 1.5BD, 'm', NULL), named_struct('a', 1, 'b', array(named_struct('c', 'x'))), array(array('p'), NULL), map(1, map('q', TIMESTAMP'2020-01-01 00:00:00'))),
        (array(), map(), named_struct('a', NULL, 'b', NULL), array(), NULL),
        (NULL, NULL, NULL, NULL, NULL) AS t(a, m, st, aa, mm)"""
    )
    single(nested, "nested")
    many = s.sql(
        """SELECT id AS n, IF(id % 7 = 0, NULL, id * 3 % 1000) AS i, IF(id < 300, 5L, id * id) AS l, IF(id % 5 = 0, NULL, concat('w', id % 9)) AS s,
        id % 3 = 0 AS t, CAST(id % 40 / 20 AS TINYINT) AS b, CAST(id / 7 AS DECIMAL(9,3)) AS de, date_add(DATE'2020-01-01', CAST(id % 50 AS INT)) AS d,
        timestamp_seconds(id * 3600) AS ts, X'0102' AS bi, array(id) AS a FROM range(600)"""
    )
    single(many, "v11", **{"orc.write.format": "0.11", "compression": "zlib"})
    single(many, "dictionary", **{"orc.dictionary.key.threshold": "1", "compression": "zlib"})
    single(s.sql("SELECT id AS n, IF(id % 3 = 0, NULL, concat('w', id % 9)) AS s FROM range(4000)"), "stripes", **{"orc.stripe.size": "2000", "orc.rows.between.memory.checks": "100", "orc.row.index.stride": "1000", "compression": "zlib"})
    # mostly small values: patched; and steps up and down
    patched = s.sql(
        """SELECT IF(id % 100 = 50, 1000000 + id, id * 7 % 20) AS p, IF(id % 90 = 7, 9000000000000000L + id, id * 13 % 50 - 10) AS q,
        IF(id < 200, id * id, -id * id) AS u, CAST(pow(2, id % 62) AS BIGINT) AS w, id % 2 = 0 OR id > 100 AS t FROM range(500)"""
    )
    single(patched, "patched", compression="zlib")
    for codec in ("zlib", "lz4", "zstd", "none", "lzo"):
        single(s.sql("SELECT id AS n, concat('some text ', id % 10, repeat('ab', 20)) AS s FROM range(50)"), codec, compression=codec)
    times = "SELECT TIMESTAMP'2020-07-01 12:00:00.5' AS a, TIMESTAMP'1890-06-01 10:20:30' AS b, TIMESTAMP'1500-02-28 00:00:00' AS c, DATE'1500-03-01' AS d"
    zones = s._jvm.java.util.TimeZone
    own = zones.getDefault()
    for name, zone in (("utc", "UTC"), ("kolkata", "Asia/Kolkata")):
        zones.setDefault(zones.getTimeZone(zone))
        single(s.sql(times), name)
        zones.setDefault(own)
    instants = [-2208988800000000, -2208988800000001, -5000000000000000, -62135596800000000, -12219292800000000, -12219292800000001, -12219300000000000, -12220156800000000, 253402300799999999]
    days = [-719162, -141438, -141437, -141430, -141428, -141427, 0, 2932896]
    single(s.sql("SELECT id, timestamp_micros(v) AS t, date_from_unix_date(w) AS d FROM VALUES " + ",".join(f"({i}, {v}L, {(days + [1])[i]})" for i, v in enumerate(instants)) + " AS t(id, v, w)"), "old")
    near = [0, 1, -1, -500000, -999, -1000, -1001, -999999, -1000000, -1000001, -1500000, -2000999, 1420070399999999, 1420070400000001]
    single(s.sql("SELECT id, timestamp_micros(v) AS t FROM VALUES " + ",".join(f"({i}, {v}L)" for i, v in enumerate(near)) + " AS t(id, v)"), "near-1970")
    single(s.sql("SELECT 1 AS _col0, 'x' AS _col1"), "hive")
    s.conf.set("spark.sql.caseSensitive", "true")
    single(s.sql("SELECT 1 AS a, 2 AS A"), "two-cases")
    s.conf.unset("spark.sql.caseSensitive")
    s.sql("SELECT id AS n, CASE id WHEN 0 THEN 'x y' WHEN 1 THEN 'a/b=c%' WHEN 2 THEN NULL ELSE 'é' END AS k, DATE'2020-01-01' + CAST(id % 2 AS INT) AS d FROM range(4)").coalesce(1).write.partitionBy("k", "d").orc(os.path.join(DATA, "parts"))
    s.sql("SELECT 1 AS a, 5 AS k").coalesce(1).write.orc(os.path.join(DATA, "within", "k=7"))
    for name, second in (("merge", "SELECT 2 AS a, 'y' AS c"), ("merge-types", "SELECT 2L AS a, 'y' AS c")):
        os.makedirs(os.path.join(DATA, name))
        single(s.sql("SELECT 1 AS a, 'x' AS b"), name + "/first")
        single(s.sql(second), name + "/second")


def library_files(s):
    """Files as ORC's own library writes them."""
    jvm = s._jvm
    types = jvm.org.apache.orc.TypeDescription
    field = lambda o, name: o.getClass().getField(name).get(o)

    def write(name, schema, fill=None, proleptic=False):
        kind = types.fromString(schema)
        options = jvm.org.apache.orc.OrcFile.writerOptions(jvm.org.apache.hadoop.conf.Configuration()).setSchema(kind).setProlepticGregorian(proleptic)
        writer = jvm.org.apache.orc.OrcFile.createWriter(jvm.org.apache.hadoop.fs.Path(os.path.join(DATA, name + ".orc")), options)
        if fill:
            batch = kind.createRowBatch()
            batch.getClass().getField("size").set(batch, fill(field(batch, "cols")))
            writer.addRowBatch(batch)
        writer.close()

    def dates(columns):
        days, millis = [-171664, -719162, 18262, -141430, -141427], [-14831726400000, -62135596800000, 1577880000000, -2524521600000, 0]
        for c in columns:
            c.changeCalendar(True, False)
        for i in range(5):
            field(columns[0], "vector")[i] = days[i]
            field(columns[1], "time")[i] = millis[i]
            field(columns[1], "nanos")[i] = 5000
        return 5

    def texts(columns):
        for c in columns:
            for i, t in enumerate(("ab", "abc  ", "")):
                c.setVal(i, bytearray(t.encode()))
        return 3

    write("proleptic", "struct<d:date,t:timestamp>", dates, True)
    write("char", "struct<c:char(5),v:varchar(3)>", texts)
    write("union", "struct<a:int,u:uniontype<int,string>>")
    write("instant", "struct<a:timestamp with local time zone>")
    write("scalar", "int")
    write("no-columns", "struct<>")


def other_files():
    import pyarrow as pa
    import pyarrow.orc as po

    table = pa.table({
        "i": pa.array([1, None, 3], pa.int32()),
        "t": pa.array([True, None, False]),
        "f": pa.array([1.5, None, 2.5], pa.float32()),
        "s": pa.array(["a", None, "é"]),
        "b": pa.array([b"\x00", None, b""]),
        "de": pa.array([None, 1, 2], pa.decimal128(20, 3)),
        "ts": pa.array([datetime.datetime(2020, 7, 1, 12), None, datetime.datetime(1960, 1, 1, 12)], pa.timestamp("us")),
        "a": pa.array([[1, None], None, []], pa.list_(pa.int64())),
        "st": pa.array([{"x": 1}, None, {"x": None}], pa.struct([("x", pa.int8())])),
    })  # fmt: skip
    po.write_table(table, os.path.join(DATA, "pyarrow.orc"), compression="zstd")
    po.write_table(pa.table({"d": pa.array([datetime.date(1500, 1, 1), datetime.date(2020, 1, 1)])}), os.path.join(DATA, "pyarrow-dates.orc"))


def broken_files():
    path = lambda name: os.path.join(DATA, name + ".orc")
    whole = open(path("none"), "rb").read()
    changed = bytearray(open(path("zlib"), "rb").read())
    changed[3:200] = b"\xff" * 197
    for name, content in (("text-file", b"this is no ORC file"), ("cut", whole[:-20]), ("broken", bytes(changed)), ("tiny", b"OR"), ("empty-file", b"")):
        with open(path(name), "wb") as f:
            f.write(content)


def main():
    s = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.extraJavaOptions", f"-Duser.timezone={ZONE}")
        .config("spark.sql.session.timeZone", ZONE)
        .getOrCreate()
    )
    s.sparkContext.setLogLevel("OFF")
    if not os.path.exists(DATA):
        os.makedirs(DATA)
        spark_files(s)
        library_files(s)
        other_files()
        broken_files()
        for f in glob.glob(DATA + "/**/.*.crc", recursive=True):
            os.remove(f)
    recorded = [{**{k: v for k, v in c.items() if v}, "spark": record.run(s, c)} for c in CASES]
    with open(os.path.join(record.HERE, "golden", "orc.json"), "w", encoding="utf-8") as f:
        f.write("[\n" + ",\n".join(json.dumps(r, ensure_ascii=False) for r in recorded) + "\n]\n")


if __name__ == "__main__":
    main()
