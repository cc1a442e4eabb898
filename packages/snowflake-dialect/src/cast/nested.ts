import type { Cast, DataType, Expr } from '@spark-sql-to-snowflake/plan-ir';
import { isIntegral, sameType } from '@spark-sql-to-snowflake/plan-ir';
import { at, atom, piece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { callsHelper, NO_HELPER_IN_LAMBDA } from '../functions/guard.js';
import { stringText } from '../literals.js';
import { typeName } from '../types.js';
import { type Conversion, LONG, plainOnly, refuseCast, repeatable } from './conversion.js';

type Struct = Extract<DataType, { kind: 'struct' }>;
type MapType = Extract<DataType, { kind: 'map' }>;
type Convert = (part: Conversion, depth: number) => SqlPiece;

/** A part of a nested value: a VARIANT made its own type, in which a JSON null is a NULL. */
export const partOf = (value: string, key: string, type: DataType): SqlPiece =>
  type.kind === 'null' || type.kind === 'unknown'
    ? atom(`GET(${value}, ${key})`)
    : piece(`GET(${value}, ${key})::${typeName(type)}`, STRENGTH.postfix);

/** A lambda's variable with its type, without which it is a VARIANT. */
export const typed = (name: string, type: DataType): string =>
  type.kind === 'null' || type.kind === 'unknown' ? name : `${name} ${typeName(type)}`;

/** What a lambda does with each part: it may not call a helper. */
export function ofLambda(c: Conversion, sql: string): string {
  return callsHelper(sql) ? refuseCast(c, `needs a helper; ${NO_HELPER_IN_LAMBDA}`) : sql;
}

/** `sql`, or NULL where the nested value is NULL: its parts, taken from NULL, would be many NULLs. */
export function unlessNull(value: SqlPiece, nullable: boolean, sql: SqlPiece): SqlPiece {
  return nullable ? atom(`IFF(${at(value, STRENGTH.compare + 1)} IS NULL, NULL, ${sql.text})`) : sql;
}

/** The cast of a part. Nothing is known of it but its type. */
function partCast(c: Conversion, value: SqlPiece, from: DataType, to: DataType, plain: boolean): Conversion {
  const expr: Expr = { ...c.cast.expr, type: from, nullable: true };
  const cast: Cast = { ...c.cast, expr, type: to };
  return { ...c, value, from, to, cast, plain };
}

/** Arrays, maps and structs part by part. Elements have no type of their own: a cast that only widens numbers is nothing. */
export function toNested(c: Conversion, depth: number, convert: Convert): SqlPiece {
  const { from, to, value } = c;
  if (carriesOver(from, to)) return value;
  const plain = from.kind !== 'struct' || plainOnly(c);
  const part = (v: SqlPiece, a: DataType, b: DataType): SqlPiece => convert(partCast(c, v, a, b, plain), depth + 1);
  if (from.kind === 'array' && to.kind === 'array') {
    const e = `p${depth}__`;
    const body = ofLambda(c, part(atom(e), from.element, to.element).text);
    if (body === e) return value;
    return atom(`TRANSFORM(${value.text}, ${typed(e, from.element)} -> ${body})`);
  }
  if (!repeatable(c)) return refuseCast(c, LONG);
  if (from.kind === 'struct' && to.kind === 'struct') return structParts(c, from, to, part);
  if (from.kind === 'map' && to.kind === 'map') return mapParts(c, from, to, depth, part);
  return refuseCast(c, 'is not one of the same shape');
}

type Part = (v: SqlPiece, a: DataType, b: DataType) => SqlPiece;

function structParts(c: Conversion, from: Struct, to: Struct, part: Part): SqlPiece {
  const { value } = c;
  if (new Set(to.fields.map((f) => f.name)).size < to.fields.length)
    return refuseCast(c, 'makes two fields of one name, which an OBJECT cannot have');
  const fields = to.fields.map((f, i) => {
    const old = from.fields[i] ?? f;
    return `${stringText(f.name)}, ${part(partOf(value.text, stringText(old.name), old.type), old.type, f.type).text}`;
  });
  const object = atom(`OBJECT_CONSTRUCT_KEEP_NULL(${fields.join(', ')})`);
  return unlessNull(value, c.cast.expr.nullable, object);
}

/** Keys of an OBJECT are text, and the same text for integers of every size. */
function mapParts(c: Conversion, from: MapType, to: MapType, depth: number, part: Part): SqlPiece {
  const isKey = (t: DataType): boolean => t.kind === 'string' || isIntegral(t);
  if (!carriesOver(from.key, to.key) && !(isKey(from.key) && to.key.kind === 'string'))
    return refuseCast(c, 'makes keys that an OBJECT cannot have');
  const { value } = c;
  const [o, k] = [`o${depth}__`, `k${depth}__`];
  const entry = part(partOf(value.text, k, from.value), from.value, to.value);
  const kept = `COALESCE(TO_VARIANT(${entry.text}), PARSE_JSON('null'))`;
  const body = ofLambda(c, `OBJECT_INSERT(${o}, ${k}, ${kept})`);
  return atom(`REDUCE(OBJECT_KEYS(${value.text}), OBJECT_CONSTRUCT(), (${o} OBJECT, ${k} VARCHAR) -> ${body})`);
}

function carriesOver(from: DataType, to: DataType): boolean {
  if (from.kind === 'null' || sameType(from, to)) return true;
  if (from.kind === 'array' && to.kind === 'array') return carriesOver(from.element, to.element);
  if (from.kind === 'map' && to.kind === 'map') {
    return carriesOver(from.key, to.key) && carriesOver(from.value, to.value);
  }
  if (from.kind === 'struct' && to.kind === 'struct') {
    return from.fields.every((f, i) => f.name === to.fields[i]?.name && carriesOver(f.type, to.fields[i].type));
  }
  const order = ['byte', 'short', 'int', 'long'];
  return isIntegral(from) && isIntegral(to) && order.indexOf(from.kind) <= order.indexOf(to.kind);
}
