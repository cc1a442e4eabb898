import {
  call,
  type Expr,
  fail,
  type LambdaVariable,
  type Origin,
  stringLiteral,
  types as T,
  typeSql,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';
import { pretty } from '../name/pretty.js';

/** `expr.name`: a field of a struct, the fields of an array's structs, or a map's value. */
export function fieldOf(base: Expr, name: string, env: Env, origin?: Origin): Expr {
  const { type } = base;
  switch (type.kind) {
    case 'struct': {
      const { ordinal, field } = findField(type, name, env, origin);
      return {
        kind: 'field',
        expr: base,
        name: field.name,
        ordinal,
        type: field.type,
        nullable: base.nullable || field.nullable,
        origin,
      };
    }
    case 'array': {
      if (type.element.kind !== 'struct') break;
      const { ordinal, field } = findField(type.element, name, env, origin);
      const nullable = type.containsNull || field.nullable;
      const x: LambdaVariable = {
        kind: 'lambda-variable',
        id: env.ids.column(),
        name: 'x',
        type: type.element,
        nullable: type.containsNull,
      };
      const body: Expr = { kind: 'field', expr: x, name: field.name, ordinal, type: field.type, nullable };
      const result = call(
        'transform',
        [base, { kind: 'lambda', params: [x], body, type: body.type, nullable }],
        env.conf,
        origin,
      );
      env.printed.set(result, `${pretty(base, env)}.${field.name}`);
      return result;
    }
    case 'map':
      return call('getitem', [base, stringLiteral(name, origin)], env.conf, origin);
    case 'unknown':
      return { kind: 'field', expr: base, name, ordinal: -1, type: T.unknown, nullable: true, origin };
    default:
  }
  if (type.kind === 'array')
    return fail(
      'unexpected-input-type',
      {
        sql: `${pretty(base, env)}[${name}]`,
        why: `the second parameter requires the "INTEGRAL" type, however "${name}" has the type "STRING"`,
      },
      origin,
    );
  return fail('invalid-extract-base', { base: `"${pretty(base, env)}"`, type: `"${typeSql(type)}"` }, origin);
}

function findField(
  type: T.StructType,
  name: string,
  env: Env,
  origin: Origin | undefined,
): { readonly ordinal: number; readonly field: T.Field } {
  const wanted = env.fold(name);
  const ordinals = type.fields.flatMap((f, i) => (env.fold(f.name) === wanted ? [i] : []));
  const [ordinal = -1] = ordinals;
  const field = type.fields[ordinal];
  if (!field) {
    return fail('field-not-found', { field: `\`${name}\``, fields: type.fields.map((f) => `\`${f.name}\``) }, origin);
  }
  if (ordinals.length > 1) return fail('ambiguous-field', { field: `\`${name}\``, count: ordinals.length }, origin);
  return { ordinal, field };
}

/** `base[index]`, by the type of base. */
export function itemOf(base: Expr, index: Expr, env: Env, origin?: Origin): Expr | undefined {
  if (base.type.kind === 'struct' || (base.type.kind === 'array' && base.type.element.kind === 'struct')) {
    const isName = index.kind === 'literal' && typeof index.value === 'string';
    if (isName) return fieldOf(base, index.value as string, env, origin);
    if (base.type.kind === 'struct') {
      return fail('invalid-extract-field', { field: `"${pretty(index, env)}"` }, origin);
    }
  }
  if (base.type.kind !== 'array' && base.type.kind !== 'map' && base.type.kind !== 'unknown') {
    return fail('invalid-extract-base', { base: `"${pretty(base, env)}"`, type: `"${typeSql(base.type)}"` }, origin);
  }
  return undefined;
}
