import {
  type Case,
  type CaseBranch,
  commonType,
  type Expr,
  fail,
  functionRow,
  literal,
  type Origin,
  sameType,
  types as T,
  typeSql,
} from '@spark-sql-to-snowflake/plan-ir';
import { assumed } from '../coerce/assume.js';
import type { Env } from '../env.js';
import { pretty } from '../name/pretty.js';
import { scalarCall } from './call.js';

const isOpen = ({ type: { kind } }: Expr): boolean => kind === 'null' || kind === 'unknown';

/** Nothing to convert: searches of the value's type, and results of one type. */
function isUniform(value: Expr, searches: readonly Expr[], results: readonly Expr[]): boolean {
  const [first] = results;
  return (
    searches.every((s) => isOpen(s) || isOpen(value) || sameType(s.type, value.type)) &&
    results.every((r) => r.type.kind === 'unknown' || (first !== undefined && sameType(first.type, r.type)))
  );
}

/**
 * `decode(value, search, result, …, default)` of several types, as the CASE that Spark makes of each: `value <=> search`, with the
 * operator's conversions, and results of one type. Undefined where there is nothing to convert.
 */
export function decodeCase(args: readonly Expr[], env: Env, origin: Origin | undefined): Case | undefined {
  const [value, ...rest] = args;
  if (!value) return undefined;
  const pairs = Math.floor(rest.length / 2);
  const searches = rest.filter((_, i) => i < 2 * pairs && i % 2 === 0);
  const given = rest.filter((_, i) => i >= 2 * pairs || i % 2 === 1);
  // the default that Spark puts where there is none is a string's NULL, which makes text of the other results
  const results = given.length > pairs ? given : [...given, literal(null, T.string)];
  if (isUniform(value, searches, results)) return undefined;
  const tests = searches.map((s) => scalarCall('<=>', functionRow('<=>'), '<=>', [value, s], env, origin));
  const type = commonType(
    results.map((r) => r.type),
    env.conf,
  );
  const otherwise = results[pairs] as Expr;
  if (!type) {
    const sql = `CASE ${tests.map((t, i) => `WHEN ${pretty(t, env)} THEN ${results[i] ? pretty(results[i], env) : ''}`).join(' ')} ELSE ${pretty(otherwise, env)} END`;
    const types = results.map((r) => `"${typeSql(r.type)}"`).join(', ');
    return fail(
      'arguments-differ',
      { sql, why: `Input to \`casewhen\` should all be the same type, but it's [${types}]` },
      origin,
    );
  }
  const branches = tests.map((when, i): CaseBranch => {
    const then = assumed(results[i] as Expr, type, env.conf);
    return { when, then };
  });
  const nullable = results.some((r) => r.nullable);
  return { kind: 'case', branches, otherwise: assumed(otherwise, type, env.conf), type, nullable, origin };
}
