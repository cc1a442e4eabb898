import { assertNever } from '../assert-never.js';
import type { AggregateCall, Call, Case, Expr, FrameBound, SortOrder, WindowFrame } from './expr.js';

/** Map a list; the same array comes back when no element changed. */
export function mapList<T>(list: readonly T[], fn: (item: T, index: number) => T): readonly T[] {
  let out: T[] | undefined;
  for (let i = 0; i < list.length; i++) {
    const before = list[i] as T;
    const after = fn(before, i);
    if (out) out[i] = after;
    else if (after !== before) {
      // a whole copy: a list that is pushed to takes room for 16 more
      out = list.slice();
      out[i] = after;
    }
  }
  return out ?? list;
}

export function mapOrders(orders: readonly SortOrder[], fn: (child: Expr) => Expr): readonly SortOrder[] {
  return mapList(orders, (o) => {
    const expr = fn(o.expr);
    return expr === o.expr ? o : { ...o, expr };
  });
}

function mapBound(bound: FrameBound, fn: (child: Expr) => Expr): FrameBound {
  if (bound.kind !== 'preceding' && bound.kind !== 'following') return bound;
  const offset = fn(bound.offset);
  return offset === bound.offset ? bound : { ...bound, offset };
}

function mapFrame(frame: WindowFrame, fn: (child: Expr) => Expr): WindowFrame {
  const start = mapBound(frame.start, fn);
  const end = mapBound(frame.end, fn);
  return start === frame.start && end === frame.end ? frame : { ...frame, start, end };
}

// a function of its own: a closure in mapChildren would cost a context for each node that is walked
function mapBranches(branches: Case['branches'], fn: (child: Expr) => Expr): Case['branches'] {
  return mapList(branches, (b) => {
    const when = fn(b.when);
    const then = fn(b.then);
    return when === b.when && then === b.then ? b : { when, then };
  });
}

/**
 * Rebuild `expr` with each child replaced by `fn(child)`; the same object comes back when no child changed.
 * The plan of a subquery is no child: walk it with `mapPlanExprs` where that is wanted.
 */
export function mapChildren(expr: Expr, fn: (child: Expr) => Expr): Expr {
  switch (expr.kind) {
    case 'literal':
    case 'column':
    case 'lambda-variable':
    case 'scalar-subquery':
    case 'exists':
    case 'open-star':
      return expr;
    case 'call': {
      const args = mapList(expr.args, fn);
      if (args === expr.args) return expr;
      // key by key: a copy of any shape takes the shape that calls are made with
      const { fn: name, type, nullable, origin } = expr;
      return { kind: 'call', fn: name, args, type, nullable, origin };
    }
    case 'cast': {
      const child = fn(expr.expr);
      return child === expr.expr ? expr : { ...expr, expr: child };
    }
    case 'field': {
      const child = fn(expr.expr);
      return child === expr.expr ? expr : { ...expr, expr: child };
    }
    case 'case': {
      const branches = mapBranches(expr.branches, fn);
      const otherwise = expr.otherwise && fn(expr.otherwise);
      if (branches === expr.branches && otherwise === expr.otherwise) return expr;
      return otherwise ? { ...expr, branches, otherwise } : { ...expr, branches };
    }
    case 'aggregate': {
      const args = mapList(expr.args, fn);
      const filter = expr.filter && fn(expr.filter);
      const orderBy = expr.orderBy && mapOrders(expr.orderBy, fn);
      if (args === expr.args && filter === expr.filter && orderBy === expr.orderBy) return expr;
      if (!filter && !orderBy) return { ...expr, args };
      return { ...expr, args, ...(filter && { filter }), ...(orderBy && { orderBy }) };
    }
    case 'window': {
      const inner = fn(expr.function) as AggregateCall | Call;
      const partitionBy = mapList(expr.partitionBy, fn);
      const orderBy = mapOrders(expr.orderBy, fn);
      const frame = mapFrame(expr.frame, fn);
      if (
        inner === expr.function &&
        partitionBy === expr.partitionBy &&
        orderBy === expr.orderBy &&
        frame === expr.frame
      )
        return expr;
      return { ...expr, function: inner, partitionBy, orderBy, frame };
    }
    case 'lambda': {
      const body = fn(expr.body);
      return body === expr.body ? expr : { ...expr, body };
    }
    case 'python-udf': {
      const args = mapList(expr.args, fn);
      return args === expr.args ? expr : { ...expr, args };
    }
    case 'in-subquery': {
      const values = mapList(expr.values, fn);
      return values === expr.values ? expr : { ...expr, values };
    }
    default:
      return assertNever(expr, 'mapChildren');
  }
}

/** Call `fn` on each direct child, in the order they are written. */
export function forEachChild(expr: Expr, fn: (child: Expr) => void): void {
  switch (expr.kind) {
    case 'literal':
    case 'column':
    case 'lambda-variable':
    case 'scalar-subquery':
    case 'exists':
    case 'open-star':
      return;
    case 'call':
    case 'python-udf':
      for (const a of expr.args) fn(a);
      return;
    case 'cast':
    case 'field':
      fn(expr.expr);
      return;
    case 'case':
      for (const b of expr.branches) {
        fn(b.when);
        fn(b.then);
      }
      if (expr.otherwise) fn(expr.otherwise);
      return;
    case 'aggregate':
      for (const a of expr.args) fn(a);
      if (expr.filter) fn(expr.filter);
      if (expr.orderBy) for (const o of expr.orderBy) fn(o.expr);
      return;
    case 'window':
      fn(expr.function);
      for (const p of expr.partitionBy) fn(p);
      for (const o of expr.orderBy) fn(o.expr);
      if ('offset' in expr.frame.start) fn(expr.frame.start.offset);
      if ('offset' in expr.frame.end) fn(expr.frame.end.offset);
      return;
    case 'lambda':
      fn(expr.body);
      return;
    case 'in-subquery':
      for (const v of expr.values) fn(v);
      return;
    default:
      assertNever(expr, 'forEachChild');
  }
}

/** Rewrite bottom-up: children first, then the node made of them. */
export function transformUp(expr: Expr, fn: (expr: Expr) => Expr): Expr {
  const go = (e: Expr): Expr => fn(mapChildren(e, go));
  return go(expr);
}

/** Rewrite top-down: `fn` first, then the children of what it gave. */
export function transformDown(expr: Expr, fn: (expr: Expr) => Expr): Expr {
  const go = (e: Expr): Expr => mapChildren(fn(e), go);
  return go(expr);
}

/** Does any node of the tree (subquery plans excluded) satisfy `test`? */
export function someExpr(expr: Expr, test: (expr: Expr) => boolean): boolean {
  if (test(expr)) return true;
  switch (expr.kind) {
    case 'literal':
    case 'column':
      return false;
    case 'call':
      for (const a of expr.args) if (someExpr(a, test)) return true;
      return false;
    case 'cast':
      return someExpr(expr.expr, test);
    default:
      return someChild(expr, test);
  }
}

function someChild(expr: Expr, test: (expr: Expr) => boolean): boolean {
  let found = false;
  forEachChild(expr, (child) => {
    found ||= someExpr(child, test);
  });
  return found;
}
