import { fail } from '@spark-sql-to-snowflake/plan-ir';
import { helperSqlName } from '@spark-sql-to-snowflake/spark-functions';
import type { Names } from '@spark-sql-to-snowflake/sql-emit';
import { RESERVED } from './reserved.js';

const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/;

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Between double quotes, exactly as given. */
export function quoted(name: string): string {
  const refuse = (why: string): never =>
    fail('not-lowered', { what: `The name ${JSON.stringify(name.slice(0, 40))}`, dialect: 'duckdb', why });
  if (name === '') return refuse('a name has one character at least');
  if (name.includes('\0')) return refuse('a name has no NUL character');
  if (LONE_SURROGATE.test(name)) return refuse('it is not valid Unicode');
  return `"${name.replaceAll('"', '""')}"`;
}

/** DuckDB keeps a name's case and compares without it, quoted or not: quotes are for characters and reserved words only. */
const spell = (name: string): string => (PLAIN.test(name) && !RESERVED.has(name.toLowerCase()) ? name : quoted(name));

/** Spark's own names for its built-in catalog and schema: `spark_catalog.default.t` is the table `t` of the open database. */
function table(parts: readonly string[]): string {
  let rest = parts;
  if (rest.length > 2 && rest[0]?.toLowerCase() === 'spark_catalog') rest = rest.slice(1);
  if (rest.length === 2 && rest[0]?.toLowerCase() === 'default') rest = rest.slice(1);
  return rest.map(spell).join('.');
}

export const names: Names = {
  identifier: spell,
  column: spell,
  table,
  result: spell,
  helper: helperSqlName,
  fold: (name) => name.toLowerCase(),
};
