interface Pair {
  readonly key: string;
  readonly value: string;
}
/** Spark's defaults of spark.redaction.regex and spark.sql.redaction.options.regex. */
const SECRET = /secret|password|token|access[.]key|url/i;

/** What listings show of options and properties: nothing of what may be a secret, by its name or by itself. */
export const redacted = (pairs: readonly Pair[]): readonly Pair[] =>
  pairs.map((p) => (SECRET.test(p.key) || SECRET.test(p.value) ? { key: p.key, value: '*********(redacted)' } : p));
