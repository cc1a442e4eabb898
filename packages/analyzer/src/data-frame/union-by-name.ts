import {
  call,
  type DataType,
  type Expr,
  type Field,
  fail,
  type LambdaVariable,
  literal,
  type NamedExpr,
  outputOf,
  type Plan,
  stringLiteral,
  types as T,
  type UnresolvedSetOperation,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env, QueryContext } from '../env.js';
import { columnOf } from '../expression/name.js';
import { caseOf } from './case-of.js';
import { checkDistinct } from './columns.js';

/**
 * The inputs of `unionByName` with their columns in the order of the first, and the fields of their structs likewise. What an input
 * lacks is NULL where that is allowed, an error where not; columns that the first lacks follow its own, or are too many.
 */
export function alignedByName(
  plan: UnresolvedSetOperation,
  inputs: readonly Plan[],
  query: QueryContext,
): readonly Plan[] {
  const { env } = query;
  const missing = plan.allowMissingColumns === true;
  for (const input of inputs)
    checkDistinct(
      outputOf(input).map((c) => c.name),
      query,
    );
  const [first = [], ...others] = inputs.map(outputOf);
  let target: readonly Field[] = first;
  for (const other of others) {
    if (!missing) {
      for (const c of target) {
        if (other.some((o) => env.fold(o.name) === env.fold(c.name))) continue;
        fail('by-name-column', { name: c.name, names: other.map((o) => o.name) }, plan.origin);
      }
    }
    target = mergedFields(target, other, missing, env);
  }
  return inputs.map((input): Plan => {
    const output = outputOf(input);
    const list = target.flatMap((field): NamedExpr[] => {
      const c = output.find((o) => env.fold(o.name) === env.fold(field.name));
      if (c) {
        const column = columnOf(c, c.name);
        const expr = conforming(column, field.type, missing, env);
        return [{ id: expr === column ? c.id : env.ids.column(), name: c.name, expr }];
      }
      // without leave the input that has such a column is wider, which is told there
      return missing ? [{ id: env.ids.column(), name: field.name, expr: literal(null, T.nullType) }] : [];
    });
    return list.length === output.length && list.every((c, i) => c.id === output[i]?.id)
      ? input
      : { kind: 'project', child: input, columns: list };
  });
}

/** The fields of one, and, with leave to add, those that only the other has behind them; structs inside likewise. */
function mergedFields(a: readonly Field[], b: readonly Field[], missing: boolean, env: Env): readonly Field[] {
  const own = a.map((f): Field => {
    const g = b.find((x) => env.fold(x.name) === env.fold(f.name));
    return g && missing ? { ...f, type: mergedType(f.type, g.type, env) } : f;
  });
  const added = b.filter((g) => !a.some((f) => env.fold(f.name) === env.fold(g.name)));
  return [...own, ...added];
}

function mergedType(a: DataType, b: DataType, env: Env): DataType {
  if (a.kind === 'struct' && b.kind === 'struct') return T.struct(mergedFields(a.fields, b.fields, true, env));
  if (a.kind === 'array' && b.kind === 'array') return { ...a, element: mergedType(a.element, b.element, env) };
  return a;
}

/** The value with its structs' fields in the order of this type's; other types are for the union to bring together. */
function conforming(expr: Expr, type: DataType, missing: boolean, env: Env): Expr {
  const from = expr.type;
  if (from.kind === 'array' && type.kind === 'array') {
    const x: LambdaVariable = {
      kind: 'lambda-variable',
      id: env.ids.column(),
      name: 'x',
      type: from.element,
      nullable: from.containsNull,
    };
    const body = conforming(x, type.element, missing, env);
    if (body === x) return expr;
    const lambda: Expr = { kind: 'lambda', params: [x], body, type: body.type, nullable: body.nullable };
    return call('transform', [expr, lambda], env.conf);
  }
  if (from.kind !== 'struct' || type.kind !== 'struct') return expr;
  const same = (f: Field | undefined, g: Field | undefined): boolean =>
    f !== undefined && g !== undefined && env.fold(f.name) === env.fold(g.name);
  const fields = type.fields.map((field): Expr => {
    const ordinal = from.fields.findIndex((f) => same(f, field));
    const found = from.fields[ordinal];
    if (found) {
      // only looked at where the struct is not NULL
      const value: Expr = {
        kind: 'field',
        expr,
        name: found.name,
        ordinal,
        type: found.type,
        nullable: found.nullable,
      };
      return conforming(value, field.type, missing, env);
    }
    if (missing) return literal(null, field.type);
    const names = from.fields.map((f) => `\`${f.name}\``);
    return fail('field-not-found', { field: `\`${field.name}\``, fields: names });
  });
  const extra = missing ? [] : from.fields.filter((f) => !type.fields.some((g) => same(f, g)));
  const unchanged =
    from.fields.length === type.fields.length &&
    fields.every((f, i) => f.kind === 'field' && f.expr === expr && f.ordinal === i);
  if (unchanged || extra.length > 0) return expr;
  const struct = call(
    'named_struct',
    type.fields.flatMap((f, i) => [stringLiteral(f.name), fields[i] ?? literal(null, f.type)]),
    env.conf,
  );
  return expr.nullable
    ? caseOf([[call('isnull', [expr], env.conf), literal(null, struct.type)]], struct, struct.type)
    : struct;
}
