/**
 * pnpm conformance:parse: every statement of Spark's SQL test suite through the parser. Spark's own recorded results, in the same
 * jar, tell which of them Spark refuses to parse. `--corpus DIR` or SPARK_SQL_CORPUS names the folder; else `pnpm conformance:setup`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompileError } from '@spark-sql-to-snowflake/plan-ir';
import { type ParseOptions, parseStatement } from '@spark-sql-to-snowflake/spark-sql-parser';
import { cache, here, python } from './cache.js';
import { flagsOf } from './flags.js';

interface Statement {
  readonly id: string;
  readonly file: string;
  readonly sql: string;
  readonly conf: Readonly<Record<string, string>>;
}

const BAR = 99;
const { values: flags } = flagsOf(import.meta.url, { options: { corpus: { type: 'string' } } });
const corpus = flags.corpus ?? process.env.SPARK_SQL_CORPUS ?? join(cache, 'corpus');

function statements(): readonly Statement[] {
  if (!existsSync(join(corpus, 'sql-tests')))
    throw new Error(`no corpus in ${corpus}: run \`pnpm conformance:setup corpus\``);
  const program = [python('tools'), python('venv')].find(existsSync) ?? 'python3';
  const split = spawnSync(program, [join(here, 'split.py'), '--suite', 'sql'], {
    encoding: 'utf8',
    env: { ...process.env, CONFORMANCE_CACHE: join(corpus, '..') },
    maxBuffer: 1 << 28,
  });
  if (split.status !== 0) throw new Error(`split.py failed: ${split.stderr}`);
  return split.stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Statement);
}

type Recorded = 'parsed' | 'refused' | 'either';

/**
 * What Spark recorded. Parsing ends in a ParseException; a few literals overflow while they are parsed and end in an
 * ArithmeticException, which the recording does not tell from one of the run.
 */
function recorded(file: string): readonly Recorded[] {
  const text = readFileSync(join(corpus, 'sql-tests', 'results', `${file}.out`), 'utf8');
  const outputs = text.split(/^-- !query output$/m).slice(1);
  return outputs.map((output) => {
    const first = output.trimStart().split('\n')[0] ?? '';
    if (first.endsWith('parser.ParseException')) return 'refused';
    return first.endsWith('ArithmeticException') ? 'either' : 'parsed';
  });
}

function optionsOf(conf: Readonly<Record<string, string>>): ParseOptions {
  const on = (name: string): boolean => conf[`spark.sql.${name}`] === 'true';
  return {
    ansi: on('ansi.enabled'),
    enforceReservedKeywords: on('ansi.enforceReservedKeywords'),
    doubleQuotedIdentifiers: on('ansi.doubleQuotedIdentifiers'),
    escapedStringLiterals: on('parser.escapedStringLiterals'),
    legacyIntervals: on('legacy.interval.enabled'),
    timestampType: conf['spark.sql.timestampType'] === 'TIMESTAMP_NTZ' ? 'timestamp_ntz' : 'timestamp',
    timeZone: 'America/Los_Angeles',
  };
}

/** Undefined where the text parses. A limit of ours is not a refusal: the text was understood. */
function refusalOf({ sql, conf }: Statement): string | undefined {
  try {
    parseStatement(sql, optionsOf(conf));
    return undefined;
  } catch (error) {
    if (!(error instanceof CompileError)) return `crash: ${String(error)}`;
    return error.diagnostic.severity === 'unsupported' ? undefined : error.message;
  }
}

const files = new Map<string, readonly Recorded[]>();
const counts = { parsed: 0, parsedToo: 0, refused: 0, refusedToo: 0 };
const rest: string[] = [];
for (const statement of statements()) {
  const { id, file, sql } = statement;
  const results = files.get(file) ?? recorded(file);
  files.set(file, results);
  const spark = results[Number(id.slice(id.lastIndexOf('#') + 1))];
  const refusal = refusalOf(statement);
  const line = `${id}: ${sql.replace(/\s+/g, ' ').slice(0, 100)}`;
  if (spark === 'refused') {
    counts.refused++;
    if (refusal !== undefined) counts.refusedToo++;
    else rest.push(`${line}\n    parsed, which Spark refuses`);
  } else if (spark === 'parsed' || refusal === undefined) {
    counts.parsed++;
    if (refusal === undefined) counts.parsedToo++;
    else rest.push(`${line}\n    ${refusal}`);
  }
}

const percent = (part: number, whole: number): number => (100 * part) / whole;
const parsed = percent(counts.parsedToo, counts.parsed);
const refused = percent(counts.refusedToo, counts.refused);
console.log(`Spark parses ${counts.parsed}: we parse ${counts.parsedToo} (${parsed.toFixed(2)} %)`);
console.log(`Spark refuses ${counts.refused}: we refuse ${counts.refusedToo} (${refused.toFixed(2)} %)`);
if (rest.length > 0) console.log(`The rest:\n${rest.join('\n')}`);
process.exitCode = parsed >= BAR && refused >= BAR ? 0 : 1;
