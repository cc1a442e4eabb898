"""Records what real Spark says of its settings: keys, defaults, which are fixed at start, which values each refuses.

  venv/bin/python test/conformance/record_conf.py > packages/executor/src/session/gen/conf-entries.ts
  venv/bin/python test/conformance/record_conf.py zones > packages/spark-functions/src/gen/zones.ts

No texts are taken: only names, values and limits.
"""
import json
import re
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
spark.sparkContext.setLogLevel("OFF")
jvm = spark._jvm
conf = spark._jsparkSession.conf()


def module(package, name):
    return getattr(getattr(package, name + "$"), "MODULE$")


SQL = module(jvm.org.apache.spark.sql.internal, "SQLConf")
NUMBERS = ["-1", "0", "1", "2", "3", "4", "9", "10", "30", "31", "50", "600", "601"]


def refusal(key, value):
    """What Spark says of a value, or None where it takes it."""
    try:
        conf.set(key, value)
        return None
    except Exception as e:  # the origin is the Java exception
        origin = getattr(e, "_origin", None) or getattr(e, "java_exception")
        return (origin.getMessage() or "").split("\n")[0]


def kind_of(key):
    said = refusal(key, "foo")
    if said is None:
        return "text", {}
    found = re.search(r"should be (boolean|int|long|double), but", said)
    if found:
        return found[1], {}
    if said.startswith("Size must"):
        return "bytes", {}
    if said.startswith("Time must"):
        return "time", {}
    if "ZoneId" in said:
        return "zone", {}
    upper = "FOO" in said
    found = re.search(r"should be one of (.*), but was", said)
    if found:
        return "text", {"oneOf": found[1].split(", "), **({"upper": True} if upper else {})}
    words = re.findall(r"'(\w+)'", said.split("Valid values are")[1])
    return "text", {"oneOf": words, "anyCase": True, **({"upper": True} if upper else {})}


def limits(key, kind):
    if kind not in ("int", "long", "double", "bytes", "time"):
        return {}
    good = [v for v in NUMBERS if refusal(key, v) is None]
    if len(good) == len(NUMBERS):
        return {}
    if not good:
        return {"between": [0, 1]}  # exclusive; the one such setting is a share
    least, most = good[0], good[-1]
    out = {}
    if kind == "double" and least == "1" and refusal(key, "0.5") is None:
        return {"above": 0}
    if least != NUMBERS[0]:
        out["least"] = int(least)
    if most != NUMBERS[-1]:
        out["most"] = int(most)
    return out


def option(o):
    return o.get() if o.isDefined() else None


rows = []
for entry in SQL.getConfigEntries().toArray():
    key = entry.key()
    row = {"key": key}
    fallback = re.match(r"<value of (.*)>", entry.defaultValueString())
    default = option(conf.getOption(key))
    if fallback and fallback[1].startswith("spark.sql."):
        row["fallback"] = fallback[1]
    elif key == "spark.sql.session.timeZone":
        pass  # the machine's
    elif default is not None and not (key == "spark.sql.warehouse.dir"):
        row["default"] = default
    if SQL.isStaticConfigKey(key):
        row["static"] = True
    else:
        kind, checks = kind_of(key)
        row["kind"] = kind
        row.update(checks)
        row.update(limits(key, kind))
        conf.unset(key)
    rows.append(row)
rows.sort(key=lambda r: r["key"])

config_entry = module(jvm.org.apache.spark.internal.config, "ConfigEntry")
field = [f for f in config_entry.getClass().getDeclaredFields() if "knownConfigs" in f.getName()][0]
field.setAccessible(True)
known = {r["key"] for r in rows}
core = sorted(str(k) for k in field.get(config_entry).keySet().toArray() if str(k) not in known)


def entries(java_map):
    it = java_map.iterator()
    while it.hasNext():
        pair = it.next()
        yield pair._1(), pair._2()


def replacement(comment):
    found = re.search(r"[`'](spark\.[\w.]+)[`']", comment)
    return found[1] if found else None


deprecated = sorted((k, c.version(), replacement(c.comment())) for k, c in entries(SQL.deprecatedSQLConfigs()))
removed = sorted((k, c.version(), c.defaultValue(), replacement(c.comment())) for k, c in entries(SQL.removedSQLConfigs()))

zones = jvm.java.time.ZoneId
names = sorted(str(z) for z in zones.getAvailableZoneIds().toArray())
short = {str(e.getKey()): str(e.getValue()) for e in zones.SHORT_IDS.entrySet().toArray()}

say = sys.stdout.write
say(f"// Recorded from Spark {spark.version} by test/conformance/record_conf.py. Not written by hand.\n")
if sys.argv[1:] == ["zones"]:
    say("/** Names of time zones that Java knows, in their one spelling. */\n")
    say(f"export const ZONES: readonly string[] = {json.dumps(names)};\n")
    say(f"export const SHORT_ZONES: Readonly<Record<string, string>> = {json.dumps(short, sort_keys=True)};\n")
    sys.exit()
say("import type { ConfEntry, DeprecatedConf, RemovedConf } from '../conf-entry.js';\n\n")
say("export const CONF_ENTRIES: readonly ConfEntry[] = [\n")
for r in rows:
    say(f"  {json.dumps(r)},\n")
say("];\n\n/** Settings of Spark's core that a session can't change. */\n")
say(f"export const CORE_KEYS: readonly string[] = {json.dumps(core, indent=2)};\n\n")
say("export const DEPRECATED: readonly DeprecatedConf[] = [\n")
for k, version, use in deprecated:
    say(f"  {json.dumps({'key': k, 'version': version, **({'use': use} if use else {})})},\n")
say("];\n\nexport const REMOVED: readonly RemovedConf[] = [\n")
for k, version, default, use in removed:
    say(f"  {json.dumps({'key': k, 'version': version, 'default': default, **({'use': use} if use else {})})},\n")
say("];\n")
