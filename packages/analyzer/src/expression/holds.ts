import { type Expr, forEachChild } from '@spark-sql-to-snowflake/plan-ir';

/** Does an aggregate of the query itself stand in this expression? A window's own function is none. */
export const hasAggregate = (e: Expr): boolean => holdsInner(e, isAggregate);
const isAggregate = (e: Expr): boolean => e.kind === 'aggregate';

/** Search that passes over the function of a window, but not over its arguments. */
export function holds(e: Expr, test: (e: Expr) => boolean): boolean {
  if (test(e)) return true;
  switch (e.kind) {
    case 'column':
    case 'literal':
      return false;
    case 'call':
      for (const a of e.args) if (holds(a, test)) return true;
      return false;
    case 'cast':
      return holds(e.expr, test);
    case 'window':
      return holdsBelow(e.function, undefined, test) || holdsBelow(e, e.function, test);
    default:
      return holdsBelow(e, undefined, test);
  }
}

/** `holds` for a test that no column and no literal passes: they are most of the nodes, and are not asked. */
export function holdsInner(e: Expr, test: (e: Expr) => boolean): boolean {
  switch (e.kind) {
    case 'column':
    case 'literal':
      return false;
    case 'call':
      if (test(e)) return true;
      for (const a of e.args) if (holdsInner(a, test)) return true;
      return false;
    case 'cast':
      return test(e) || holdsInner(e.expr, test);
    default:
      return holds(e, test);
  }
}

/** One of the children, but for `except`. */
function holdsBelow(e: Expr, except: Expr | undefined, test: (e: Expr) => boolean): boolean {
  let found = false;
  forEachChild(e, (child) => {
    found ||= child !== except && holds(child, test);
  });
  return found;
}
