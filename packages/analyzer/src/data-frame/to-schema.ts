import {
  call,
  canStoreAssign,
  castNullable,
  type DataType,
  type Expr,
  type Field,
  fail,
  type LambdaVariable,
  literal,
  mergeNullability,
  type NamedExpr,
  sameType,
  stringLiteral,
  typeSql,
  type UnresolvedToSchema,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env, QueryContext } from '../env.js';
import { columnOf } from '../expression/name.js';
import type { Analyzed } from '../relation/output.js';
import { analyzePlan } from '../relation/plan.js';
import { visible } from '../scope.js';
import { caseOf } from './case-of.js';
import { typedProject } from './frame.js';
import { mergedMetadata, setMetadata } from './metadata.js';

interface Source {
  readonly name: string;
  readonly expr: Expr;
}
const quoted = (path: readonly string[]): string => path.map((p) => `\`${p}\``).join('.');

/** `DataFrame.to`: columns and fields by name in the schema's order, stored as its types take them; missing ones that may be NULL are NULL. */
export function analyzeToSchema(plan: UnresolvedToSchema, query: QueryContext): Analyzed {
  const { env } = query;
  const input = analyzePlan(plan.child, query);
  const columns = visible(input.scope);
  const sources = columns.map((c): Source => ({ name: c.name, expr: columnOf(c, c.name) }));
  const made = ordered(sources, plan.schema, [], env);
  const list = made.map(({ field, expr, from }): NamedExpr => {
    const whole = expr.kind === 'column' && expr === from?.expr ? expr : undefined;
    const before = from?.expr.kind === 'column' ? from.expr.id : undefined;
    const metadata = mergedMetadata(before, field.metadata, input.plan, env);
    const keeps = whole && whole.name === field.name && (field.metadata === undefined || field.metadata === '{}');
    const id = keeps ? whole.id : env.ids.column();
    if (!keeps && metadata !== undefined) setMetadata(id, metadata, env);
    return { id, name: field.name, expr };
  });
  return typedProject(input, list, query);
}

interface Made {
  readonly field: Field;
  readonly expr: Expr;
  readonly from: Source | undefined;
}

function ordered(
  sources: readonly Source[],
  fields: readonly Field[],
  path: readonly string[],
  env: Env,
): readonly Made[] {
  return fields.map((field): Made => {
    const matches = sources.filter((s) => env.fold(s.name) === env.fold(field.name));
    const [from] = matches;
    if (matches.length > 1)
      return fail('ambiguous-column-or-field', { name: quoted([...path, field.name]), count: matches.length });
    if (from)
      return { field, from, expr: reconciled(from.expr, [...path, from.name], field.type, field.nullable, env) };
    if (field.nullable) return { field, from: undefined, expr: literal(null, field.type) };
    if (path.length === 0)
      return fail('unknown-column', { name: `\`${field.name}\``, near: sources.map((s) => s.name) });
    return fail('unresolved-field', {
      field: `\`${field.name}\``,
      column: quoted(path),
      near: sources.map((s) => `\`${s.name}\``),
    });
  });
}

/** The value as this type has it. NULL where NULL may not be is an error, whatever the data. */
function reconciled(expr: Expr, path: readonly string[], type: DataType, nullable: boolean, env: Env): Expr {
  const { conf } = env;
  if (expr.nullable && !nullable) return fail('nullable-column', { name: quoted(path) });
  const from = expr.type;
  if (from.kind === 'struct' && type.kind === 'struct') {
    const sources = from.fields.map(
      (f, ordinal): Source => ({
        name: f.name,
        // only looked at where the struct is not NULL
        expr: { kind: 'field', expr, name: f.name, ordinal, type: f.type, nullable: f.nullable },
      }),
    );
    const fields = ordered(sources, type.fields, path, env);
    const struct = call(
      'named_struct',
      fields.flatMap((f) => [stringLiteral(f.field.name), f.expr]),
      conf,
    );
    if (!expr.nullable) return struct;
    // NULL comes in the type that is asked for, so that its fields may be NULL where the schema lets them
    const merged = mergeNullability(struct.type, type);
    return caseOf([[call('isnull', [expr], conf), literal(null, merged)]], struct, merged);
  }
  if (from.kind === 'array' && type.kind === 'array') {
    if (from.containsNull && !type.containsNull) return fail('nullable-element', { name: quoted(path) });
    return each(expr, from.element, from.containsNull, env, (x) =>
      reconciled(x, [...path, 'element'], type.element, type.containsNull, env),
    );
  }
  if (from.kind === 'map' && type.kind === 'map') {
    if (from.valueContainsNull && !type.valueContainsNull) return fail('nullable-element', { name: quoted(path) });
    const keys = each(call('map_keys', [expr], conf), from.key, false, env, (x) =>
      reconciled(x, [...path, 'key'], type.key, false, env),
    );
    const values = each(call('map_values', [expr], conf), from.value, from.valueContainsNull, env, (x) =>
      reconciled(x, [...path, 'value'], type.value, type.valueContainsNull, env),
    );
    const same = keys.kind === 'call' && keys.fn === 'map_keys' && values.kind === 'call' && values.fn === 'map_values';
    return same ? expr : call('map_from_arrays', [keys, values], conf);
  }
  if (sameType(from, type)) return expr;
  if (!canStoreAssign(from, type))
    return fail('column-data-type', { name: quoted(path), type: typeSql(from), expected: typeSql(type) });
  return { kind: 'cast', expr, type, mode: 'ansi', nullable: castNullable(expr, type, 'ansi') };
}

/** Each element made anew; the array itself where nothing changes. */
function each(array: Expr, element: DataType, containsNull: boolean, env: Env, make: (x: Expr) => Expr): Expr {
  const x: LambdaVariable = {
    kind: 'lambda-variable',
    id: env.ids.column(),
    name: 'x',
    type: element,
    nullable: containsNull,
  };
  const body = make(x);
  if (body === x) return array;
  return call(
    'transform',
    [array, { kind: 'lambda', params: [x], body, type: body.type, nullable: body.nullable }],
    env.conf,
  );
}
