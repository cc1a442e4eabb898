import { fail } from '@spark-sql-to-snowflake/plan-ir';

/** Spark's name of the catalog that a session begins in; it stands for the open database. */
export const SESSION_CATALOG = 'spark_catalog';
/** The schema that a session begins in. */
export const DEFAULT_SCHEMA = 'default';
/** Where global temporary views are found. */
export const GLOBAL_TEMP = 'global_temp';
/** Where the catalog keeps what the database has no place for; no listing shows it. */
export const META_SCHEMA = 'spark_meta';

/** Names of schemas, tables and views compare without case, whatever spark.sql.caseSensitive says of columns. */
export const fold = (name: string): string => name.toLowerCase();

/** A name in messages: every part in backticks. */
export const quotedName = (parts: readonly string[]): string =>
  parts.map((p) => `\`${p.replaceAll('`', '``')}\``).join('.');

const PLAIN = /^(?!\d+$)[A-Za-z0-9_]+$/;

/** A part of a name as listings and SHOW CREATE TABLE write it: in backticks only where it needs them. */
export const namePart = (part: string): string => (PLAIN.test(part) ? part : quotedName([part]));
export const plainName = (parts: readonly string[]): string => parts.map(namePart).join('.');

/** Schema and table of a name of one to three parts. */
export interface QualifiedName {
  readonly schema: string;
  readonly table: string;
}

/** The parts below the catalog, which may be left out. */
const below = (name: readonly string[]): readonly string[] =>
  name.length > 1 && name[0] !== undefined && fold(name[0]) === SESSION_CATALOG ? name.slice(1) : name;

/**
 * Where a name points at, seen from a schema. Throws CompileError (REQUIRES_SINGLE_PART_NAMESPACE) where it has more levels than
 * the session's catalog.
 */
export function qualified(name: readonly string[], current: string): QualifiedName {
  const parts = below(name);
  const [first, second] = parts;
  if (parts.length > 2 || first === undefined)
    return fail('single-part-namespace', { namespace: quotedName(parts.slice(0, -1)) });
  return second === undefined ? { schema: current, table: first } : { schema: first, table: second };
}

/** The schema that a name of one or two parts is. Undefined: the name has more levels. */
export function schemaOf(name: readonly string[]): string | undefined {
  const parts = name.length > 1 ? below(name) : name;
  return parts.length === 1 ? parts[0] : undefined;
}

export const fullName = (q: QualifiedName): readonly string[] => [SESSION_CATALOG, q.schema, q.table];

/** A pattern of SHOW … LIKE: `*` is any text, `|` separates alternatives, upper and lower case are one. */
export function matcher(pattern: string | undefined): (name: string) => boolean {
  if (pattern === undefined) return () => true;
  const alternatives = pattern
    .trim()
    .split('|')
    .flatMap((part) => {
      try {
        return [new RegExp(`^(?:${part.replaceAll('*', '.*')})$`, 'i')];
      } catch {
        // what is no regular expression matches nothing
        return [];
      }
    });
  return (name) => alternatives.some((a) => a.test(name));
}
