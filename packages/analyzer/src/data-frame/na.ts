import {
  type Attribute,
  attributeName,
  call,
  castNullable,
  type DataType,
  type Expr,
  fail,
  functionRow,
  intLiteral,
  isNumeric,
  type Literal,
  literal,
  type NamedExpr,
  types as T,
  type UnresolvedDropNa,
  type UnresolvedFillNa,
  type UnresolvedReplaceNa,
} from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import { scalarCall } from '../expression/call.js';
import { columnOf } from '../expression/name.js';
import type { Analyzed } from '../relation/output.js';
import { analyzePlan } from '../relation/plan.js';
import { visible } from '../scope.js';
import { caseOf } from './case-of.js';
import { namedExpr } from './column-name.js';
import { same } from './columns.js';
import { typedProject } from './frame.js';

const quotedPart = (part: string): string => `\`${part.replaceAll('`', '``')}\``;

type Family = 'numeric' | 'string' | 'boolean';
const familyOf = (type: DataType): Family | undefined =>
  isNumeric(type) ? 'numeric' : type.kind === 'string' || type.kind === 'boolean' ? type.kind : undefined;
const isFloat = (type: DataType): boolean => type.kind === 'double' || type.kind === 'float';

const castTo = (expr: Expr, type: DataType, query: QueryContext): Expr => {
  const mode = query.env.conf.ansi ? 'ansi' : 'legacy';
  return { kind: 'cast', expr, type, mode, nullable: castNullable(expr, type, mode) };
};

const anew = (c: Attribute, expr: Expr, query: QueryContext): NamedExpr => ({
  id: query.env.ids.column(),
  name: c.name,
  expr,
});

/**
 * fillna. One value is for columns of its family, cast to each column's type; a value a column is cast whatever the column is.
 * NaN counts as missing.
 */
export function analyzeFillNa(plan: UnresolvedFillNa, query: QueryContext): Analyzed {
  const input = analyzePlan(plan.child, query);
  const columns = visible(input.scope);
  const [only] = plan.values;
  // fields of structs are looked for, and passed over
  const named = plan.columns.map((name) => {
    const found = namedExpr(name, input.scope, query);
    return found.kind === 'column' ? found.id : undefined;
  });
  const value = (c: Attribute): Literal | undefined => {
    if (plan.values.length > 1) {
      const at = named.lastIndexOf(c.id);
      return at < 0 ? undefined : plan.values[at];
    }
    if (!only || familyOf(only.type) !== familyOf(c.type) || familyOf(c.type) === undefined) return undefined;
    return plan.columns.length === 0 || named.includes(c.id) ? only : undefined;
  };
  const list = columns.map((c): NamedExpr => {
    const fill = value(c);
    return fill ? anew(c, filled(c, fill, query), query) : same(c);
  });
  return list.every((x, i) => x.id === columns[i]?.id) ? input : typedProject(input, list, query);
}

function filled(c: Attribute, value: Literal, query: QueryContext): Expr {
  const { env } = query;
  const column = columnOf(c, c.name);
  const known = isFloat(c.type) ? call('nanvl', [column, literal(null, c.type)], env.conf) : column;
  return call('coalesce', [known, castTo(value, c.type, query)], env.conf);
}

/** dropna: rows with enough values that are neither NULL nor NaN. */
export function analyzeDropNa(plan: UnresolvedDropNa, query: QueryContext): Analyzed {
  const input = analyzePlan(plan.child, query);
  const columns =
    plan.columns.length === 0
      ? visible(input.scope).map((c) => columnOf(c, c.name))
      : plan.columns.map((name) => namedExpr(name, input.scope, query));
  const least = plan.minNonNulls ?? columns.length;
  const present = columns.map((c) => isPresent(c, query));
  const condition = atLeast(least, present, query);
  if (!condition) return input;
  return { plan: { kind: 'filter', child: input.plan, condition }, scope: input.scope, below: input };
}

function isPresent(column: Expr, query: QueryContext): Expr {
  const { conf } = query.env;
  const given = call('isnotnull', [column], conf);
  if (!isFloat(column.type)) return given;
  return call('and', [given, call('not', [call('isnan', [column], conf)], conf)], conf);
}

/** At least `count` of these hold; undefined: always. */
function atLeast(count: number, tests: readonly Expr[], query: QueryContext): Expr | undefined {
  const { conf } = query.env;
  const [first, second] = tests;
  if (count <= 0) return undefined;
  if (count > tests.length || !first) return literal(false, T.boolean);
  if (count === tests.length) return second ? call('and', tests, conf) : first;
  if (count === 1) return call('or', tests, conf);
  const ones = tests.map((when): Expr => caseOf([[when, intLiteral(1)]], intLiteral(0), T.int));
  const sum = ones.reduce((a, b) => call('+', [a, b], conf));
  return call('>=', [sum, intLiteral(count)], conf);
}

/**
 * `replace`: the first replacement's key says which family of columns is meant. Numbers are compared as doubles. A column that the
 * user spells in another case is not replaced: Spark compares these names letter by letter.
 */
export function analyzeReplaceNa(plan: UnresolvedReplaceNa, query: QueryContext): Analyzed {
  const input = analyzePlan(plan.child, query);
  const columns = visible(input.scope);
  const family = plan.replacements[0] && familyOf(plan.replacements[0].from.type);
  const wanted = plan.columns.map((name): Expr & { readonly kind: 'column' } => {
    const found = namedExpr(name, input.scope, query);
    if (found.kind === 'column') return found;
    return fail('replace-nested', { column: attributeName(name).map(quotedPart).join('.') });
  });
  const isWanted = (c: Attribute): boolean =>
    plan.columns.length === 0 || wanted.some((w) => w.id === c.id && w.name === c.name);
  if (!family) {
    if (plan.replacements.length === 0) return input;
    return fail('frame-argument', { why: `Unsupported value type to replace in column types: ${plan.columns}` });
  }
  const list = columns.map((c) =>
    familyOf(c.type) === family && isWanted(c) ? anew(c, replaced(c, plan, query), query) : same(c),
  );
  return typedProject(input, list, query);
}

function replaced(c: Attribute, plan: UnresolvedReplaceNa, query: QueryContext): Expr {
  const { env } = query;
  const column = columnOf(c, c.name);
  const pairs = plan.replacements.map(({ from, to }): readonly [Expr, Expr] => [
    scalarCall('=', functionRow('='), '=', [column, asDouble(from)], env),
    castTo(asDouble(to), c.type, query),
  ]);
  return caseOf(pairs, column, c.type);
}

/** Numbers are doubles here; anything else is as it is. */
function asDouble(value: Literal): Literal {
  if (!isNumeric(value.type) || value.value === null) return value;
  const { type } = value;
  const number = type.kind === 'decimal' ? Number(value.value) / 10 ** type.scale : Number(value.value);
  return literal(number, T.double);
}
