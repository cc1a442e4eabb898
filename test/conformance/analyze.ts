/**
 * How well we analyse what Spark analyses: every statement of Spark's SQL suite is parsed and analysed, and its columns' names and
 * types, or its error class, compared with what real Spark answered.
 *
 *   tsx --conditions=source test/conformance/analyze.ts STATEMENTS.jsonl [--list 50] [--only REGEX] [--kind schema|error|missed|crash]
 *
 * STATEMENTS.jsonl is what `split.py --suite sql` prints.
 */
import { readFileSync } from 'node:fs';
import { analyze } from '@spark-sql-to-snowflake/analyzer';
import {
  Bug,
  CompileError,
  DEFAULT_CONF,
  diagnosticSink,
  type Field,
  idSource,
  outputOf,
  type Plan,
  type SparkConf,
  type Statement,
  types as T,
  type TableInfo,
  typeText,
} from '@spark-sql-to-snowflake/plan-ir';
import { parseStatement } from '@spark-sql-to-snowflake/spark-sql-parser';
import { validate } from '../../packages/analyzer/test/validate.js';
import { flagsOf } from './flags.js';

interface Line {
  readonly id: string;
  readonly file: string;
  readonly sql: string;
  readonly conf: Readonly<Record<string, string>>;
}
interface Golden {
  readonly id: string;
  readonly kind: string;
  readonly status: 'ok' | 'error';
  readonly schema?: readonly (readonly [string, string])[];
  readonly error?: { readonly type: string; readonly class: string | null; readonly message?: string };
}

const { values, positionals } = flagsOf(import.meta.url, {
  allowPositionals: true,
  options: { list: { type: 'string' }, only: { type: 'string' }, kind: { type: 'string' }, golden: { type: 'string' } },
});
const read = <L>(path: string): L[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((l) => l !== '')
    .map((l) => JSON.parse(l) as L);

const goldenPath = values.golden ?? new URL('./golden/sql-dev.jsonl', import.meta.url).pathname;
const golden = new Map(read<Golden>(goldenPath).map((g) => [g.id, g]));
const lines = read<Line>(positionals[0] ?? 'statements.jsonl').filter((l) => golden.has(l.id));
const only = values.only ? new RegExp(values.only) : undefined;

/** The tables that Spark's suite makes before any file. */
const col = (name: string, type: T.DataType): Field => ({ name, type, nullable: true });
const tenk = [
  ...'unique1 unique2 two four ten twenty hundred thousand twothousand fivethous tenthous odd even'
    .split(' ')
    .map((n) => col(n, T.int)),
  ...'stringu1 stringu2 string4'.split(' ').map((n) => col(n, T.string)),
];
const BUILT_IN: readonly TableInfo[] = [
  { name: ['testdata'], columns: [col('key', T.int), col('value', T.string)] },
  { name: ['arraydata'], columns: [col('arraycol', T.array(T.int)), col('nestedarraycol', T.array(T.array(T.int)))] },
  { name: ['mapdata'], columns: [col('mapcol', T.map(T.int, T.string))] },
  { name: ['aggtest'], columns: [col('a', T.int), col('b', T.float)] },
  { name: ['onek'], columns: tenk },
  { name: ['tenk1'], columns: tenk },
];

class Session {
  readonly tables = new Map<string, TableInfo>();
  conf: SparkConf = { ...DEFAULT_CONF, timeZone: 'America/Los_Angeles' };

  constructor() {
    for (const t of BUILT_IN) this.tables.set(t.name.join('.'), t);
  }
  key(name: readonly string[]): string {
    const parts = name.map((p) => p.toLowerCase());
    if (parts[0] === 'spark_catalog') parts.shift();
    if (parts[0] === 'default' && parts.length > 1) parts.shift();
    return parts.join('.');
  }
  set(key: string, value: string): void {
    const on = value.toLowerCase() === 'true';
    switch (key) {
      case 'spark.sql.ansi.enabled':
        this.conf = { ...this.conf, ansi: on };
        break;
      case 'spark.sql.caseSensitive':
        this.conf = { ...this.conf, caseSensitive: on };
        break;
      case 'spark.sql.timestampType':
        this.conf = {
          ...this.conf,
          timestampType: value.toUpperCase() === 'TIMESTAMP_NTZ' ? 'timestamp_ntz' : 'timestamp',
        };
        break;
      case 'spark.sql.decimalOperations.allowPrecisionLoss':
        this.conf = { ...this.conf, allowPrecisionLoss: on };
        break;
      case 'spark.sql.groupByOrdinal':
        this.conf = { ...this.conf, groupByOrdinal: on };
        break;
      case 'spark.sql.orderByOrdinal':
        this.conf = { ...this.conf, orderByOrdinal: on };
        break;
      case 'spark.sql.groupByAliases':
        this.conf = { ...this.conf, groupByAliases: on };
        break;
      case 'spark.sql.parser.escapedStringLiterals':
        this.conf = { ...this.conf, escapedStringLiterals: on };
        break;
      case 'spark.sql.session.timeZone':
        this.conf = { ...this.conf, timeZone: value };
        break;
      case 'spark.sql.ansi.enforceReservedKeywords':
        this.conf = { ...this.conf, enforceReservedKeywords: on };
        break;
      case 'spark.sql.ansi.doubleQuotedIdentifiers':
        this.conf = { ...this.conf, doubleQuotedIdentifiers: on };
        break;
      default:
    }
  }
  /** Keep what a statement defines. */
  remember(s: Statement): void {
    if (s.kind === 'create-view') {
      const output = outputOf(s.query);
      const columns = output.map((c, i) => ({
        name: s.columns?.[i]?.name ?? c.name,
        type: c.type,
        nullable: c.nullable,
      }));
      this.tables.set(this.key(s.scope === 'global-temporary' ? ['global_temp', ...s.name] : s.name), {
        name: s.name,
        columns,
        view: s.query,
      });
    } else if (s.kind === 'create-table') {
      const own = s.columns.map((c) => ({ name: c.name, type: c.type, nullable: c.nullable }));
      const columns = s.query ? outputOf(s.query).map((c) => ({ name: c.name, type: c.type, nullable: true })) : own;
      const partitionColumns = s.spec.partitionBy.flatMap((p) => p.columns.map((c) => c.join('.')));
      const last = columns.filter((c) => partitionColumns.includes(c.name));
      this.tables.set(this.key(s.name), {
        name: s.name,
        columns: [...columns.filter((c) => !partitionColumns.includes(c.name)), ...last],
        partitionColumns,
      });
    } else if (s.kind === 'drop') {
      this.tables.delete(this.key(s.name));
    } else if (s.kind === 'set' && s.key !== undefined && s.value !== undefined) {
      this.set(s.key, s.value);
    }
  }
  analyze(sql: string): Statement {
    const parsed = parseStatement(sql, this.conf);
    return analyze(parsed, {
      catalog: { table: (name) => this.tables.get(this.key(name)) ?? 'missing' },
      conf: this.conf,
      ids: idSource(),
      diagnostics: diagnosticSink(),
    });
  }
}

/** Classes of errors that Spark raises only while it runs. */
const RUNTIME =
  /Arithmetic|NumberFormat|SparkRuntime|SparkException|DateTime|ArrayIndex|SparkUpgrade|RuntimeException|Sketches|IllegalArgument/;
const planOf = (s: Statement): Plan | undefined => (s.kind === 'query' ? s.plan : undefined);

let session = new Session();
let file = '';
const counts: Record<string, number> = {};
const listed: string[] = [];
const reasons = new Map<string, number>();
const note = (kind: string, id: string, what: string, sql: string): void => {
  counts[kind] = (counts[kind] ?? 0) + 1;
  if (kind.startsWith('ok')) return;
  const reason = `${kind}: ${what
    .replace(/`[^`]*`/g, '`…`')
    .replace(/"[^"]*"/g, '"…"')
    .slice(0, 110)}`;
  reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  if ((!values.kind || kind === values.kind) && (!only || only.test(id) || only.test(what))) {
    listed.push(`${kind}  ${id}  ${what}\n      ${sql.replace(/\s+/g, ' ').slice(0, 220)}`);
  }
};

const started = performance.now();
for (const line of lines) {
  if (line.file !== file) {
    file = line.file;
    session = new Session();
    for (const [k, v] of Object.entries(line.conf)) session.set(k, v);
  }
  const expected = golden.get(line.id);
  if (!expected) continue;
  try {
    const statement = session.analyze(line.sql);
    const plan = planOf(statement);
    if (expected.status === 'error') {
      if (RUNTIME.test(expected.error?.type ?? '')) note('ok runtime error', line.id, '', line.sql);
      else
        note('missed', line.id, `${expected.error?.class} ${expected.error?.message?.slice(0, 100) ?? ''}`, line.sql);
    } else if (plan) {
      const problems = validate(plan);
      const ours = outputOf(plan).map((c) => `${c.name} ${typeText(c.type)}`);
      const theirs = (expected.schema ?? []).map(([n, t]) => `${n} ${t}`);
      const differs = theirs.findIndex((t, i) => t !== ours[i]);
      if (problems.length > 0) note('invalid', line.id, problems[0] ?? '', line.sql);
      else if (ours.length !== theirs.length)
        note('schema', line.id, `${ours.length} columns, not ${theirs.length}`, line.sql);
      else if (differs >= 0) note('schema', line.id, `${ours[differs]} <> ${theirs[differs]}`, line.sql);
      else note('ok schema', line.id, '', line.sql);
    } else note('ok other', line.id, '', line.sql);
    if (expected.status === 'ok') session.remember(statement);
  } catch (e) {
    if (e instanceof CompileError) {
      const { sparkClass, message } = e.diagnostic;
      const same = (expected.error?.class ?? undefined) === sparkClass;
      if (expected.status === 'error' && same) note('ok error', line.id, '', line.sql);
      else if (expected.status === 'error')
        note('error', line.id, `${sparkClass} (${message.slice(0, 60)}) <> ${expected.error?.class}`, line.sql);
      else note('refused', line.id, `${sparkClass}: ${message}`, line.sql);
    } else {
      const kind = e instanceof Bug ? 'bug' : 'crash';
      note(kind, line.id, e instanceof Error ? `${e.message} ${e.stack?.split('\n')[1] ?? ''}` : String(e), line.sql);
    }
  }
}
const total = Object.values(counts).reduce((a, b) => a + b, 0);
const good = Object.entries(counts).reduce((n, [k, c]) => n + (k.startsWith('ok') ? c : 0), 0);
if (values.list) for (const l of listed.slice(0, Number(values.list))) console.log(l);
else for (const [r, n] of [...reasons].sort((a, b) => b[1] - a[1]).slice(0, 60)) console.log(`${n}\t${r}`);
console.log(counts);
console.log(
  `${good} of ${total} statements as Spark (${((100 * good) / total).toFixed(1)} %), ${Math.round(performance.now() - started)} ms`,
);
