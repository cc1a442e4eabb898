"""What static methods of the JDK answer through Spark 3.5's java_method; null where they raise.

    python packages/spark-functions/test/record_java_methods.py > packages/spark-functions/test/recorded/java-methods.jsonl

With PySpark 3.5. One line a call: [signature, arguments as texts, answer].
"""
import json
import random

from pyspark.sql import SparkSession

R = random.Random(11)
VALUES = {
    "int": lambda: R.choice([0, 1, -1, 7, -8, 2**31 - 1, -(2**31), R.randrange(-(2**31), 2**31)]),
    "bigint": lambda: R.choice([0, 1, -1, 7, -8, 2**63 - 1, -(2**63), R.randrange(-(2**63), 2**63)]),
    "float": lambda: R.choice(["0.0", "-0.0", "1.5", "-2.25", "NaN", "Infinity", "-Infinity", "3.4E38", repr(R.uniform(-99, 99))]),
    "double": lambda: R.choice(["0.0", "-0.0", "0.5", "1.5", "2.5", "-0.5", "-2.5", "NaN", "Infinity", "-Infinity", "1.0E300", "4.9E-324", repr(R.uniform(-99, 99)), repr(R.uniform(-1e18, 1e18))]),
    "boolean": lambda: R.choice(["true", "false"]),
}
HEX = lambda n: "".join(R.choice("0123456789abcdefABCDEF") for _ in range(n))
TEXTS = {
    "java.util.UUID.fromString": lambda: R.choice([
        "-".join(HEX(n) for n in (8, 4, 4, 4, 12)),
        "-".join(HEX(R.randrange(1, 9)) for _ in range(5)),
        "-".join(HEX(R.randrange(0, 3)) for _ in range(R.choice([4, 5, 5, 6]))),
        "+1-2-3-4-5", "1-2-3-4-g", "", "x", " 1-2-3-4-5", "123456789012345-1-1-1-1",
    ]),
    "java.lang.Integer.parseInt": lambda: R.choice(["0", "-0", "+5", "2147483647", "2147483648", "-2147483648", "", " 1", "1 ", "x", "1.0", "007", str(VALUES["int"]())]),
    "java.lang.Long.parseLong": lambda: R.choice(["0", "+5", "9223372036854775807", "9223372036854775808", "", "1L", str(VALUES["bigint"]())]),
    "java.lang.Boolean.parseBoolean": lambda: R.choice(["true", "TRUE", "yes", "", "false", " true"]),
    "java.net.URLEncoder.encode": lambda: R.choice(["", "a b", "é😀&=/", "~*-_.", "100%"]),
    "java.net.URLDecoder.decode": lambda: R.choice(["", "a+b", "%C3%A9", "100%25", "%41x", "a b"]),
}
WHOLE = ["int", "bigint"]
NUMBERS = WHOLE + ["float", "double"]
M = "java.lang.Math."
SIGNATURES = [(M + "abs", [t]) for t in NUMBERS]
SIGNATURES += [(M + n, [t, t]) for n in ("max", "min") for t in NUMBERS]
SIGNATURES += [(M + n, [t, t]) for n in ("floorMod", "floorDiv") for t in WHOLE]
SIGNATURES += [(M + n, ["double"]) for n in ("ceil", "floor", "rint", "sqrt", "signum")]
for owner, t in (("Integer", "int"), ("Long", "bigint")):
    SIGNATURES += [(f"java.lang.{owner}.{n}", [t]) for n in ("toHexString", "toBinaryString", "toOctalString", "toString", "bitCount")]
SIGNATURES += [("java.lang.String.valueOf", [t]) for t in ["boolean"] + NUMBERS]
SIGNATURES += [(name, ["string", "string"] if "URL" in name else ["string"]) for name in TEXTS]


def main():
    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false").getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    for name, types in SIGNATURES:
        owner, method = name.rsplit(".", 1)
        for _ in range(14 if name in TEXTS else 8):
            values = [str((TEXTS[name] if t == "string" else VALUES[t])()) for t in types]
            if "URL" in name:
                values[1] = R.choice(["UTF-8", "utf-8"])
            arguments = ", ".join("'" + v.replace("'", "\\'") + "'" if t == "string" else f"CAST('{v}' AS {t})" for t, v in zip(types, values))
            try:
                answer = spark.sql(f"SELECT java_method('{owner}', '{method}', {arguments})").first()[0]
            except Exception:
                answer = None
            print(json.dumps([f"{name}({','.join(types)})", values, answer]), flush=True)


main()
