import { fail } from '@spark-sql-to-snowflake/plan-ir';
import { helperSqlName } from '@spark-sql-to-snowflake/spark-functions';
import type { Names } from '@spark-sql-to-snowflake/sql-emit';
import { RESERVED } from './reserved.js';

/** A name that may stand without quotes, as far as its characters go. Source: docs.snowflake.com/en/sql-reference/identifiers-syntax */
const PLAIN = /^[A-Za-z_][A-Za-z0-9_$]*$/;
const MAX_LENGTH = 255;

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Between double quotes, exactly as given. */
export function quoted(name: string): string {
  const refuse = (why: string, instead?: string): never =>
    fail('not-lowered', {
      what: `The name ${JSON.stringify(name.slice(0, 40))}`,
      dialect: 'snowflake',
      why,
      ...(instead !== undefined && { instead }),
    });
  if (name === '') return refuse('a name has one character at least');
  if (name.length > MAX_LENGTH)
    return refuse(`it is longer than ${MAX_LENGTH} characters`, 'Give the column an alias that is shorter.');
  if (name.includes('\0')) return refuse('a name has no NUL character');
  if (LONE_SURROGATE.test(name)) return refuse('it is not valid Unicode');
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * A plain name is written without quotes, which Snowflake folds to upper case: it then matches in any case, as in Spark.
 * A reserved word, or a name with a $, is quoted in upper case, the spelling under which a plain name is stored. Any other name keeps its spelling.
 */
function spell(name: string): string {
  if (!PLAIN.test(name) || name.length > MAX_LENGTH) return quoted(name);
  const upper = name.toUpperCase();
  // a $ is a letter of names, and two of them begin a text: quotes leave no doubt
  return RESERVED.has(upper) || name.includes('$') ? quoted(upper) : name;
}

/** Catalogs of Spark that are no database of Snowflake: the session's own database stands for them. */
const SPARK_CATALOGS = new Set(['spark_catalog']);

function table(parts: readonly string[]): string {
  const [catalog, ...rest] = parts;
  const known = catalog !== undefined && rest.length >= 2 && SPARK_CATALOGS.has(catalog.toLowerCase());
  return (known ? rest : parts).map(spell).join('.');
}

export const names: Names = {
  identifier: spell,
  column: spell,
  table,
  result: (name) => (PLAIN.test(name) && name === name.toUpperCase() ? spell(name) : quoted(name)),
  // quoted, so that it can be neither a built-in nor a function of the user's
  helper: (name) => quoted(helperSqlName(name)),
  longest: MAX_LENGTH,
  fold: (name) => name.toUpperCase(),
};
