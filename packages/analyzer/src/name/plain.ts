import { type Expr, type FunctionName, functionRow, type Literal, typeText } from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';
import { literalText } from './literal.js';
import { callText, pretty } from './pretty.js';

/**
 * An expression as Spark's `toString` has it, which shows where it stands in a call of a Python function: parameters that no SQL has, and
 * operators otherwise than in the names of other columns. What is in no row here is spelled as `pretty` does. Observed on Spark 3.5.7.
 */
export function plain(expr: Expr, env: Env): string {
  switch (expr.kind) {
    case 'literal':
      return plainLiteral(expr, env);
    case 'cast': {
      const inner = plain(expr.expr, env);
      // Connect's casts are in no name
      if (expr.implicit || env.printed.has(expr)) return inner;
      return `${expr.mode === 'try' ? 'try_cast' : 'cast'}(${inner} as ${typeText(expr.type)})`;
    }
    case 'case': {
      const branches = expr.branches.map((b) => `WHEN ${plain(b.when, env)} THEN ${plain(b.then, env)}`);
      return `CASE ${branches.join(' ')}${expr.otherwise ? ` ELSE ${plain(expr.otherwise, env)}` : ''} END`;
    }
    case 'python-udf':
      return `${expr.function.name}(${expr.args.map((a) => plain(a, env)).join(', ')})`;
    case 'call':
    case 'aggregate': {
      const written = env.written.get(expr);
      const args = (written?.args ?? expr.args).map((a) => plain(a, env));
      const own = CALLS[expr.fn]?.(args, env, pretty(expr, env));
      if (own !== undefined) return own;
      if (expr.kind === 'aggregate')
        return expr.distinct ? `${written?.name ?? expr.fn}(distinct ${args.join(', ')})` : pretty(expr, env);
      // texts stand for the arguments: a row's own rule puts them together
      const shown = new Map((written?.args ?? expr.args).map((a, i) => [a, args[i] as string]));
      const name = written?.name ?? expr.fn;
      return callText(name, functionRow(expr.fn as FunctionName), written?.args ?? expr.args, {
        ...env,
        printed: new Map([...env.printed, ...shown]),
      });
    }
    default:
      return pretty(expr, env);
  }
}

function plainLiteral(expr: Literal, env: Env): string {
  const text = literalText(expr, env.conf.timeZone);
  if (expr.value === null) return text;
  switch (expr.type.kind) {
    case 'date':
    case 'timestamp':
    case 'timestamp_ntz':
      return text.replace(/^\w+ '(.*)'$/s, '$1');
    case 'binary':
      return text.replace(/^X'(.*)'$/s, '0x$1');
    default:
      return text;
  }
}

/** `shown`: the call as other names show it. */
type Spelled = (args: readonly string[], env: Env, shown: string) => string | undefined;

const behind =
  (name: string, ...more: readonly string[]): Spelled =>
  (args) =>
    `${name}(${[...args, ...more].join(', ')})`;
const zone = (env: Env): string => `Some(${env.conf.timeZone})`;

const CALLS: Readonly<Record<string, Spelled>> = {
  negative: ([a]) => `-${a}`,
  not: ([a]) => `NOT ${a}`,
  in: ([a, ...list]) => `${a} IN (${list.join(',')})`,
  isnull: behind('isnull'),
  isnotnull: behind('isnotnull'),
  startswith: behind('StartsWith'),
  endswith: behind('EndsWith'),
  contains: behind('Contains'),
  if: ([a, b, c]) => `if (${a}) ${b} else ${c}`,
  element_at: behind('element_at', 'None', 'false'),
  current_date: (_, env) => `current_date(${zone(env)})`,
  to_date: ([a, f], env) => `to_date(${a}, ${f === undefined ? 'None' : `Some(${f})`}, ${zone(env)}, ${env.conf.ansi})`,
  trim: (args) => (args.length === 1 ? `trim(${args[0]}, None)` : undefined),
  ltrim: (args) => (args.length === 1 ? `ltrim(${args[0]}, None)` : undefined),
  rtrim: (args) => (args.length === 1 ? `rtrim(${args[0]}, None)` : undefined),
  make_date: (args, env) => `make_date(${[...args, env.conf.ansi].join(', ')})`,
  named_struct: (args, _, shown) => `${shown.startsWith('struct(') ? 'struct' : 'named_struct'}(${args.join(', ')})`,
  size: behind('size', 'true'),
  collect_list: behind('collect_list', '0', '0'),
  collect_set: behind('collect_set', '0', '0'),
  first: behind('first', 'false'),
  last: behind('last', 'false'),
};
