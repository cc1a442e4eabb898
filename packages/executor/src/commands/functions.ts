import {
  type FunctionRow,
  fail,
  findFunction,
  functionRow,
  functions,
  type PythonFunction,
} from '@spark-sql-to-snowflake/plan-ir';
import { quotedName } from '../catalog/names.js';
import type { SessionCatalog } from '../catalog/session-catalog.js';

/** What Spark lists among its functions and is syntax here, or another spelling of an operator. */
const TYPES: readonly string[] =
  'bigint binary boolean date decimal double float int smallint string timestamp tinyint'.split(' ');
const SYNTAX: readonly string[] = ['!=', '<>', 'between', 'case', 'cast', 'in', 'range', 'when', ...TYPES];

/** What queries may call, and Spark has in no list. */
const UNLISTED: ReadonlySet<string> = new Set(
  'like_all like_any not_like_all not_like_any ilike_all ilike_any not_ilike_all not_ilike_any timestampadd timestampdiff percentile_cont percentile_disc getitem'.split(
    ' ',
  ),
);

function listedNames(): readonly string[] {
  const names = Object.entries(functions as Readonly<Record<string, FunctionRow>>).flatMap(([name, row]) =>
    row.internal ? [] : [name, ...(row.aliases ?? [])],
  );
  return [...new Set([...SYNTAX, ...names])].filter((n) => !UNLISTED.has(n)).sort();
}
let listed: readonly string[] | undefined;

/** The names of the functions there are, as SHOW FUNCTIONS lists them. */
export function functionNames(): readonly string[] {
  listed ??= listedNames();
  return listed;
}

export const isFunction = (name: string): boolean => {
  const wanted = name.toLowerCase();
  return SYNTAX.includes(wanted) || (findFunction(wanted) !== undefined && functionNames().includes(wanted));
};

/** Is it a type's name, which is a function as well: a cast? In lower case. */
export const isTypeName = (name: string): boolean => TYPES.includes(name);

/** How a function is called: its name and those of its parameters. Undefined for syntax. */
export function usage(name: string): string | undefined {
  const found = findFunction(name);
  if (!found || SYNTAX.includes(name.toLowerCase())) return undefined;
  const params = Object.keys(functionRow(found).params);
  if (/^\W/.test(name)) {
    return params.length === 1 && !params[0]?.includes('...') ? `${name} expr` : `expr1 ${name} expr2`;
  }
  return `${name.toLowerCase()}(${params.map(parameter).join(', ')})`;
}
/** Rows mark optional parameters and repeated ones behind their names. */
const parameter = (name: string): string =>
  name.endsWith('?') ? `[${name.replace(/\.*\?$/, '')}]` : name.endsWith('...') ? `${name.slice(0, -3)}, ...` : name;

/** A function that the session's user has registered. */
export function registered(name: readonly string[], session: SessionCatalog): PythonFunction | undefined {
  return name.length === 1 ? session.functions.get(name[0] ?? '') : undefined;
}

/** The class that Spark gives functions that are registered; what it is called behind that is another each time. */
export const REGISTERED_CLASS = 'org.apache.spark.sql.UDFRegistration';

/** The names of all functions that a session has, in order: those that were registered among Spark's. */
export const allFunctionNames = (session: SessionCatalog): readonly string[] => {
  const own = session.functions.list().map((f) => f.name.toLowerCase());
  return own.length === 0 ? functionNames() : [...new Set([...functionNames(), ...own])].sort();
};

/** A function of Spark's that must be there. Throws CompileError (UNRESOLVED_ROUTINE). */
export function checkFunction(name: readonly string[]): string {
  const [only = ''] = name;
  if (name.length === 1 && isFunction(only)) return only.toLowerCase();
  return fail('unknown-function', { name: quotedName(name), near: [] });
}
