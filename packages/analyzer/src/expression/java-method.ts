import {
  call,
  type DataType,
  type Expr,
  JAVA_METHODS,
  stringLiteral,
  types as T,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';

/** Spark's names of the types that a static method's arguments may have. */
const TYPES: Readonly<Record<string, string>> = {
  boolean: 'boolean',
  byte: 'tinyint',
  short: 'smallint',
  int: 'int',
  long: 'bigint',
  float: 'float',
  double: 'double',
  string: 'string',
};

/** `java_method(class, method, …)` where it is known what the method answers; undefined elsewhere. */
export function javaMethod([owner, method, ...values]: readonly Expr[], env: Env): Expr | undefined {
  if (owner?.kind !== 'literal' || method?.kind !== 'literal') return undefined;
  const name = `${owner.value}.${method.value}`;
  if (name === 'java.util.UUID.randomUUID' && values.length === 0) {
    return { ...call('uuid', [], env.conf), nullable: true };
  }
  const signature = `${name}(${values.map((v) => TYPES[v.type.kind]).join(',')})`;
  if (!JAVA_METHODS.has(signature)) return undefined;
  const texts = values.map((v) => asText(v, T.string));
  const known = call('java_static', [stringLiteral(signature), call('array', texts, env.conf)], env.conf);
  return { ...known, nullable: true };
}

const asText = (expr: Expr, type: DataType): Expr =>
  expr.type.kind === 'string' ? expr : { kind: 'cast', expr, type, mode: 'legacy', nullable: expr.nullable };
