import type { Plan } from '../plan/plan.js';
import { sameType } from '../types/same.js';
import { forEachChild } from './children.js';
import type { Expr, Lambda } from './expr.js';
import type { LiteralValue } from './literal.js';
import type { PythonFunction } from './python-udf.js';

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((x, i) => x === b[i]);

/** The same function, called with the same arguments, gives the same: not where it says that it may not. */
const sameFunction = (a: PythonFunction, b: PythonFunction): boolean =>
  a.deterministic && b.deterministic && a.evalType === b.evalType && sameBytes(a.command, b.command);

function sameValue(a: LiteralValue, b: LiteralValue): boolean {
  if (Object.is(a, b)) return true;
  if (a instanceof Uint8Array && b instanceof Uint8Array) return sameBytes(a, b);
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (a instanceof Uint8Array || b instanceof Uint8Array) return false;
  return a.months === b.months && a.days === b.days && a.microseconds === b.microseconds;
}

/** What a node says beside its children, where that is a scalar. */
function sameHead(a: Expr, b: Expr): boolean {
  switch (a.kind) {
    case 'literal':
      return b.kind === 'literal' && sameValue(a.value, b.value);
    case 'column':
    case 'lambda-variable':
      return b.kind === a.kind && a.id === b.id;
    case 'call':
      return b.kind === 'call' && a.fn === b.fn && a.args.length === b.args.length;
    case 'aggregate':
      return (
        b.kind === 'aggregate' &&
        a.fn === b.fn &&
        a.distinct === b.distinct &&
        a.ignoreNulls === b.ignoreNulls &&
        !a.filter === !b.filter &&
        a.args.length === b.args.length &&
        sameOrderShape(a.orderBy, b.orderBy)
      );
    case 'cast':
      return b.kind === 'cast' && a.mode === b.mode;
    case 'case':
      return b.kind === 'case' && a.branches.length === b.branches.length && !a.otherwise === !b.otherwise;
    case 'field':
      return b.kind === 'field' && a.ordinal === b.ordinal;
    case 'window':
      return (
        b.kind === 'window' &&
        a.ignoreNulls === b.ignoreNulls &&
        a.partitionBy.length === b.partitionBy.length &&
        sameOrderShape(a.orderBy, b.orderBy) &&
        a.frame.unit === b.frame.unit &&
        a.frame.start.kind === b.frame.start.kind &&
        a.frame.end.kind === b.frame.end.kind
      );
    case 'lambda':
      return b.kind === 'lambda' && sameIds(a.params, b.params);
    case 'scalar-subquery':
    case 'exists':
    case 'in-subquery':
      return b.kind === a.kind && samePlan(a.plan, b.plan);
    case 'python-udf':
      return b.kind === 'python-udf' && sameFunction(a.function, b.function) && a.args.length === b.args.length;
    case 'open-star':
      return false;
  }
}

// a function of its own: a closure in sameHead would cost a context for each pair of nodes that is compared
function sameIds(a: Lambda['params'], b: Lambda['params']): boolean {
  return a.length === b.length && a.every((p, i) => p.id === b[i]?.id);
}

function sameOrderShape(
  a: readonly { readonly direction: string; readonly nulls: string }[] | undefined,
  b: readonly { readonly direction: string; readonly nulls: string }[] | undefined,
): boolean {
  if (!a || !b) return !a?.length && !b?.length;
  return a.length === b.length && a.every((o, i) => o.direction === b[i]?.direction && o.nulls === b[i]?.nulls);
}

/** Plans are compared by identity: two spellings of one subquery have different ids anyway. */
const samePlan = (a: Plan, b: Plan): boolean => a === b;

/** The direct children of an expression. */
export function exprChildren(expr: Expr): readonly Expr[] {
  const list: Expr[] = [];
  forEachChild(expr, (c) => list.push(c));
  return list;
}

/** Do two expressions compute the same thing, node by node? Origins and nullability do not count; column ids do. */
export function sameExpr(a: Expr, b: Expr): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || !sameHead(a, b) || !sameType(a.type, b.type)) return false;
  if (a.kind === 'literal' || a.kind === 'column') return true;
  if (a.kind === 'call' && b.kind === 'call') {
    for (let i = 0; i < a.args.length; i++) if (!sameExpr(a.args[i] as Expr, b.args[i] as Expr)) return false;
    return true;
  }
  if (a.kind === 'cast' && b.kind === 'cast') return sameExpr(a.expr, b.expr);
  const left = exprChildren(a);
  const right = exprChildren(b);
  return left.length === right.length && left.every((x, i) => sameExpr(x, right[i] as Expr));
}
