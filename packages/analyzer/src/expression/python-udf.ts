import {
  type Expr,
  fail,
  type Origin,
  type PythonFunction,
  type PythonUdf,
  type UnresolvedCall,
  type UnresolvedPythonUdf,
} from '@spark-sql-to-snowflake/plan-ir';
import { pretty } from '../name/pretty.js';
import { resolveArguments } from './call.js';
import type { ExprContext } from './context.js';

/** A call of a Python function. Its arguments are taken as they are: Python knows no other types. */
export function pythonUdf(e: UnresolvedPythonUdf, context: ExprContext): Expr {
  const { function: f } = e;
  if (f.evalType === 'grouped-agg-pandas')
    return fail(
      'unsupported',
      { what: `The pandas aggregate ${f.name}`, why: 'groupBy(…).applyInPandas(…) gives the same rows' },
      e.origin,
    );
  return pythonCall(f, resolveArguments(e.args, context), e.origin);
}

/** Nobody but Python knows what comes of it: it may be NULL. */
const pythonCall = (f: PythonFunction, args: readonly Expr[], origin: Origin | undefined): PythonUdf => ({
  kind: 'python-udf',
  function: f,
  args,
  type: f.type,
  nullable: true,
  origin,
});

/** A call of a function that the session has under this name; undefined where it has none. */
export function sessionFunction(e: UnresolvedCall, context: ExprContext): Expr | undefined {
  const [name] = e.name;
  const found = name !== undefined && e.name.length === 1 ? context.env.catalog.pythonFunction?.(name) : undefined;
  if (!found) return undefined;
  const syntax = e.distinct ? 'DISTINCT' : e.filter ? 'FILTER clause' : '';
  if (syntax) return fail('python-syntax', { syntax }, e.origin);
  const args = resolveArguments(e.args, context);
  const made = pythonCall(found, args, e.origin);
  if (e.over) return fail('unsupported-window-function', { sql: pretty(made, context.env) }, e.origin);
  return made;
}
