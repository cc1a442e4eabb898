import {
  comparisonRewrite,
  type Expr,
  functionRow,
  literal,
  type Origin,
  types as T,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';
import { scalarCall } from './call.js';

const COMPARISONS: ReadonlySet<string> = new Set(['=', '<=>', '<', '<=', '>', '>=', '!=', '<>', '==']);

/** What Spark makes of a comparison with 0, 1 or a decimal literal before it looks at types. */
export function compareRewritten(fn: string, left: Expr, right: Expr, env: Env, origin?: Origin): Expr | undefined {
  if (!COMPARISONS.has(fn) || left.type.kind === 'unknown' || right.type.kind === 'unknown') return undefined;
  if (fn === '!=' || fn === '<>') {
    const equal = compareRewritten('=', left, right, env, origin);
    return equal && called('not', [equal], env, origin);
  }
  const rewrite = comparisonRewrite(fn, left, right, env.conf);
  if (!rewrite) return undefined;
  switch (rewrite.kind) {
    case 'constant':
      return literal(rewrite.value, T.boolean, origin);
    case 'operand': {
      const value = rewrite.negated ? called('not', [rewrite.operand], env, origin) : rewrite.operand;
      if (!rewrite.nullSafe) return { ...value };
      return called('and', [called('isnotnull', [rewrite.operand], env, origin), value], env, origin);
    }
    case 'compare':
      return called(rewrite.fn as '=', [rewrite.left, rewrite.right], env, origin);
  }
}

const called = (
  name: 'not' | 'and' | 'isnotnull' | '=',
  args: readonly Expr[],
  env: Env,
  origin: Origin | undefined,
): Expr => scalarCall(name, functionRow(name), name, args, env, origin);
