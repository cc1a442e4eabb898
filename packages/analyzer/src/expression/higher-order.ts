import {
  type Expr,
  type FunctionName,
  type FunctionRow,
  fail,
  type Lambda,
  type LambdaParam,
  type LambdaVariable,
  literal,
  type Origin,
  type SparkConf,
  sameType,
  types as T,
  type UnresolvedExpr,
  type UnresolvedLambda,
} from '@spark-sql-to-snowflake/plan-ir';
import { checkCount, coerceArguments, signatureOf } from '../coerce/arguments.js';
import { implicitly } from '../coerce/cast.js';
import { pretty } from '../name/pretty.js';
import type { ExprContext } from './context.js';
import { resolveExpr } from './resolve.js';

export const hasLambda = (e: UnresolvedExpr): boolean => e.kind === 'lambda';

/** Is there an argument at the place of a lambda? It may be a plain expression, which is the same for all elements. */
export function hasFunctionArgument(row: FunctionRow, items: readonly UnresolvedExpr[]): boolean {
  return items.some((item, i) => item.kind === 'lambda' || signatureOf(row).specs[i] === 'lambda');
}

const placeholder: Expr = { kind: 'literal', value: null, type: T.unknown, nullable: true };

/**
 * The arguments of a higher-order function: plain ones first, which say what the lambdas' variables stand for; then the lambdas.
 */
export function higherOrderArguments(
  items: readonly UnresolvedExpr[],
  name: FunctionName,
  row: FunctionRow,
  written: string,
  context: ExprContext,
  origin: Origin | undefined,
): readonly Expr[] {
  const { env } = context;
  checkCount(written, signatureOf(row), items.length, origin);
  if (!row.lambdas) return fail('invalid-lambda-call', { name: written }, origin);
  const { specs } = signatureOf(row);
  const isLambda = (i: number): boolean => items[i]?.kind === 'lambda' || specs[i] === 'lambda';
  const plain = items.map((item, i) => (isLambda(i) ? placeholder : resolveExpr(item, context)));
  const [first] = plain;
  if (first?.type.kind === 'null') {
    const type = specs[0] === 'map' ? 'MAP' : 'ARRAY';
    const why = `Parameter 1 requires the "${type}" type, however "NULL" has the type "VOID"`;
    fail('unexpected-input-type', { sql: `${written}(NULL)`, why }, origin);
  }
  const coerced = coerceArguments({ name, row, args: plain, written }, env, origin, isLambda);
  const shapes = row.lambdas({ types: coerced.map((a) => a.type), args: coerced, conf: env.conf, written });
  let next = 0;
  const args = items.map((item, i) => {
    if (!isLambda(i)) return coerced[i] ?? placeholder;
    const shape = shapes[next++] ?? { params: [] };
    if (item.kind !== 'lambda') return constantLambda(item, shape.params, shape.optional ?? 0, context);
    return resolveLambda(item, shape.params, shape.optional ?? 0, context);
  });
  // what a lambda gives may widen another argument's type (the start of `aggregate`)
  const made = coerceArguments({ name, row, args, written }, env, origin, isLambda);
  const [, start, merge] = made;
  if (name !== 'aggregate' || !start || merge?.kind !== 'lambda') return made;
  const body = named(merge.body, start.type, env.conf);
  return body === merge.body ? made : made.map((a, i) => (i === 2 ? renamed(merge, body, env) : a));
}

/** The names of a struct's fields are the accumulator's, whatever the lambda calls them. */
function named(body: Expr, type: T.DataType, conf: SparkConf): Expr {
  if (sameType(body.type, type) || !sameType(body.type, type, 'ignore')) return body;
  if (body.kind !== 'call' || body.fn !== 'named_struct' || type.kind !== 'struct') return implicitly(body, type, conf);
  const args = type.fields.flatMap((f, i) => [
    literal(f.name, T.string),
    named(body.args[2 * i + 1] as Expr, f.type, conf),
  ]);
  return { ...body, args, type };
}

/** The same lambda with another body, printed as it was written. */
function renamed(lambda: Lambda, body: Expr, env: ExprContext['env']): Lambda {
  const made: Lambda = { ...lambda, body, type: body.type };
  env.printed.set(made, env.printed.get(lambda) ?? pretty(lambda, env));
  return made;
}

function resolveLambda(
  lambda: UnresolvedLambda,
  shape: readonly LambdaParam[],
  optional: number,
  context: ExprContext,
): Lambda {
  const { env } = context;
  const given = lambda.params.length;
  if (given > shape.length || given < shape.length - optional) {
    return fail('lambda-argument-count', { expected: shape.length, actual: given }, lambda.origin);
  }
  const folded = lambda.params.map(env.fold);
  if (new Set(folded).size < folded.length)
    return fail('duplicate-lambda-names', { names: lambda.params }, lambda.origin);
  const params = lambda.params.map((name, i): LambdaVariable => {
    const { type = T.unknown, nullable = true } = shape[i] ?? {};
    return { kind: 'lambda-variable', id: env.ids.column(), name, type, nullable };
  });
  const variables = new Map(params.map((p, i) => [folded[i] ?? '', p]));
  const body = resolveExpr(lambda.body, { ...context, lambdas: { variables, parent: context.lambdas } });
  return {
    kind: 'lambda',
    params,
    body,
    type: body.type,
    nullable: body.nullable,
    origin: lambda.origin,
  };
}

/** A plain expression where a lambda is wanted: it looks at none of the variables. */
function constantLambda(
  item: UnresolvedExpr,
  shape: readonly LambdaParam[],
  optional: number,
  context: ExprContext,
): Lambda {
  const body = resolveExpr(item, context);
  const params = shape.slice(0, shape.length - optional).map(
    (p, i): LambdaVariable => ({
      kind: 'lambda-variable',
      id: context.env.ids.column(),
      name: `x${i}`,
      type: p.type,
      nullable: p.nullable,
    }),
  );
  const made: Lambda = { kind: 'lambda', params, body, type: body.type, nullable: body.nullable };
  context.env.printed.set(made, `lambdafunction(${pretty(body, context.env)})`);
  return made;
}
