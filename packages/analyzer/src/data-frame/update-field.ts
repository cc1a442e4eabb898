import {
  call,
  type Expr,
  fail,
  literal,
  stringLiteral,
  typeSql,
  type UnresolvedExpr,
  type UnresolvedUpdateField,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';
import type { ExprContext } from '../expression/context.js';
import { fieldOf } from '../expression/field.js';
import { resolveExpr } from '../expression/resolve.js';
import { pretty } from '../name/pretty.js';
import { caseOf } from './case-of.js';

/** A field to set, or, without a value, to leave out. */
interface Step {
  readonly name: string;
  readonly value: Expr | undefined;
}

/** `withField` and `dropFields`: the struct built anew; a NULL struct stays NULL. Calls in a row print as one. */
export function updateField(e: UnresolvedUpdateField, context: ExprContext): Expr {
  const { env } = context;
  const { base, steps } = chain(e, context);
  const [only] = steps;
  if (only && e.field.length > 1) return nested(base, e.field, only.value, env, e);
  return updated(base, steps, env, e);
}

/** The struct below a row of plain updates, and those in order. */
function chain(
  e: UnresolvedUpdateField,
  context: ExprContext,
): { readonly base: Expr; readonly steps: readonly Step[] } {
  const list: UnresolvedUpdateField[] = [e];
  let at: UnresolvedExpr = e.struct;
  while (e.field.length === 1 && at.kind === 'update-field' && at.field.length === 1) {
    list.unshift(at);
    at = at.struct;
  }
  const base = resolveExpr(at, context);
  const steps = list.map((u) => ({ name: u.field.at(-1) ?? '', value: u.value && resolveExpr(u.value, context) }));
  return { base, steps };
}

/** A path: the struct at each level is set in the one around it. */
function nested(
  base: Expr,
  path: readonly string[],
  value: Expr | undefined,
  env: Env,
  e: UnresolvedUpdateField,
): Expr {
  const [name = '', ...rest] = path;
  if (rest.length === 0) return updated(base, [{ name, value }], env, e);
  const inner = nested(fieldOf(base, name, env, e.origin), rest, value, env, e);
  return updated(base, [{ name, value: inner }], env, e);
}

function updated(base: Expr, steps: readonly Step[], env: Env, e: UnresolvedUpdateField): Expr {
  const shown = steps.map((s) => (s.value ? `WithField(${pretty(s.value, env)})` : 'dropfield()'));
  const sql = `update_fields(${[pretty(base, env), ...shown].join(', ')})`;
  if (base.type.kind !== 'struct') {
    const why = `Parameter 1 requires the "STRUCT" type, however "${pretty(base, env)}" has the type "${typeSql(base.type)}"`;
    return fail('unexpected-input-type', { sql, why }, e.origin);
  }
  let fields = base.type.fields.map((f, ordinal) => ({
    name: f.name,
    // only looked at where the struct is not NULL
    value: { kind: 'field', expr: base, name: f.name, ordinal, type: f.type, nullable: f.nullable } as Expr,
  }));
  for (const step of steps) {
    const wanted = env.fold(step.name);
    const is = (f: { readonly name: string }): boolean => env.fold(f.name) === wanted;
    const { value } = step;
    if (!value) fields = fields.filter((f) => !is(f));
    else if (fields.some(is)) fields = fields.map((f) => (is(f) ? { name: step.name, value } : f));
    else fields = [...fields, { name: step.name, value }];
  }
  if (fields.length === 0) return fail('drop-all-fields', { sql }, e.origin);
  const struct = call(
    'named_struct',
    fields.flatMap((f) => [stringLiteral(f.name), f.value]),
    env.conf,
    e.origin,
  );
  const made: Expr = base.nullable
    ? caseOf([[call('isnull', [base], env.conf), literal(null, struct.type)]], struct, struct.type)
    : struct;
  env.printed.set(made, sql);
  return made;
}
