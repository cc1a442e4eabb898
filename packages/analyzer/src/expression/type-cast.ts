import {
  type CastMode,
  canCast,
  castNullable,
  type DataType,
  type Expr,
  fail,
  isNumeric,
  type Origin,
  types as T,
  typeSql,
  type UnresolvedCall,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';
import { pretty } from '../name/pretty.js';
import { canUpCast } from '../statement/up-cast.js';
import type { ExprContext } from './context.js';
import { resolveExpr } from './resolve.js';

const CAST_FUNCTIONS: Readonly<Record<string, DataType>> = {
  boolean: T.boolean,
  tinyint: T.byte,
  smallint: T.short,
  int: T.int,
  bigint: T.long,
  float: T.float,
  double: T.double,
  decimal: T.decimal(10, 0),
  date: T.date,
  timestamp: T.timestamp,
  binary: T.binary,
  string: T.string,
};

/** `int(x)` and its kin: casts whose column is named after the argument. */
export function castFunction(written: string, e: UnresolvedCall, context: ExprContext): Expr | undefined {
  const type = Object.hasOwn(CAST_FUNCTIONS, written) ? CAST_FUNCTIONS[written] : undefined;
  if (!type || e.name.length > 1) return undefined;
  const [arg] = e.args;
  if (!arg || e.args.length !== 1) {
    return fail('wrong-argument-count', { name: `\`${written}\``, expected: '1', actual: e.args.length }, e.origin);
  }
  const inner = resolveExpr(arg, context);
  const cast = explicitCast(inner, type, context.env.conf.ansi ? 'ansi' : 'legacy', context.env, e.origin);
  context.env.printed.set(cast, pretty(inner, context.env));
  return cast;
}

/** A cast the user wrote. CHAR and VARCHAR are strings in expressions. */
export function explicitCast(expr: Expr, target: DataType, mode: CastMode, env: Env, origin?: Origin): Expr {
  const type = target.kind === 'char' || target.kind === 'varchar' ? T.string : target;
  if (!canCast(expr.type, type, mode)) {
    const why = `cannot cast "${typeSql(expr.type)}" to "${typeSql(type)}"`;
    const sql = `${mode === 'try' ? 'TRY_CAST' : 'CAST'}(${pretty(expr, env)} AS ${typeSql(type)})`;
    const allowed = mode === 'ansi' && canCast(expr.type, type, 'legacy');
    if (mode === 'legacy') return fail('cast-impossible', { sql, why }, origin);
    // between days and numbers there are functions, which Spark names
    const days = (isNumeric(expr.type) && type.kind === 'date') || (expr.type.kind === 'date' && isNumeric(type));
    const code = days ? 'cast-needs-function' : allowed ? 'cast-needs-conf' : 'cast-impossible';
    return fail(code, { sql, why }, origin);
  }
  return {
    kind: 'cast',
    expr,
    type,
    mode,
    nullable: mode === 'try' ? expr.nullable || !canUpCast(expr.type, type) : castNullable(expr, type, mode),
    origin,
  };
}
