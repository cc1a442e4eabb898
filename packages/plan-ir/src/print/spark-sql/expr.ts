import { assertNever } from '../../assert-never.js';
import { Bug } from '../../diagnostics/report.js';
import { typeSql } from '../../types/text.js';
import type {
  UnresolvedBound,
  UnresolvedCall,
  UnresolvedExpr,
  UnresolvedSortOrder,
  UnresolvedWindow,
} from '../../unresolved/expr.js';
import type { UnresolvedPlan } from '../../unresolved/plan.js';
import { literalSql } from './literal.js';

/** Prints the queries inside expressions. */
export type PrintQuery = (plan: UnresolvedPlan) => string;

export const nameText = (name: string): string => `\`${name.replaceAll('`', '``')}\``;
export const partsText = (parts: readonly string[]): string => parts.map(nameText).join('.');

/** Operators between two operands (or more, for `and` and `or`). */
const INFIX = new Set([
  '+',
  '-',
  '*',
  '/',
  '%',
  'div',
  '=',
  '<=>',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'and',
  'or',
  '||',
  '&',
  '|',
  '^',
]);
const PREFIX: Readonly<Record<string, string>> = { not: 'NOT ', negative: '- ', positive: '+ ', '~': '~ ' };
const QUANTIFIED = /^(not_)?(like|ilike)_(all|any)$/;

/** Calls whose first argument is a unit: the parser makes a string of the bare word. */
const WITH_UNIT = new Set(['timestampadd', 'timestampdiff']);

/** An expression as Spark SQL that parses to the same tree. Every operator stands in parentheses: for machines, not for people. */
export function exprSql(expr: UnresolvedExpr, query: PrintQuery): string {
  const go = (e: UnresolvedExpr): string => exprSql(e, query);
  const list = (es: readonly UnresolvedExpr[]): string => es.map(go).join(', ');
  switch (expr.kind) {
    case 'literal':
      return literalSql(expr);
    case 'name':
      return partsText(expr.parts);
    case 'star': {
      const target = expr.target ? `${partsText(expr.target)}.` : '';
      return `${target}*${expr.except ? ` EXCEPT (${expr.except.map(partsText).join(', ')})` : ''}`;
    }
    case 'call':
      return callSql(expr, query);
    case 'cast':
      return `${expr.mode === 'try' ? 'TRY_CAST' : 'CAST'}(${go(expr.expr)} AS ${typeSql(expr.type)})`;
    case 'case': {
      const arms = expr.branches.map((b) => ` WHEN ${go(b.when)} THEN ${go(b.then)}`).join('');
      return `CASE${expr.operand ? ` ${go(expr.operand)}` : ''}${arms}${expr.otherwise ? ` ELSE ${go(expr.otherwise)}` : ''} END`;
    }
    case 'field':
      return `(${go(expr.expr)}).${nameText(expr.name)}`;
    case 'alias': {
      const names = expr.names.map(nameText).join(', ');
      return `${go(expr.expr)} AS ${expr.names.length === 1 ? names : `(${names})`}`;
    }
    case 'lambda': {
      const names = expr.params.map(nameText).join(', ');
      return `${expr.params.length === 1 ? names : `(${names})`} -> ${go(expr.body)}`;
    }
    case 'scalar-subquery':
      return `(${query(expr.plan)})`;
    case 'exists':
      return `EXISTS (${query(expr.plan)})`;
    case 'in-subquery': {
      const [only] = expr.values;
      return `(${expr.values.length === 1 && only ? go(only) : `(${list(expr.values)})`} IN (${query(expr.plan)}))`;
    }
    case 'named-argument':
      return `${nameText(expr.name)} => ${go(expr.value)}`;
    case 'parameter':
      return expr.name === undefined ? '?' : `:${expr.name}`;
    case 'identifier-clause':
      return `IDENTIFIER(${go(expr.expr)})${expr.args ? `(${list(expr.args)})` : ''}`;
    case 'table-argument':
      return `TABLE (${query(expr.plan)})`;
    case 'column-pattern':
    case 'update-field':
    case 'python-udf':
      throw new Bug(`no SQL text gives ${expr.kind}`);
    default:
      return assertNever(expr, 'exprSql');
  }
}

function callSql(expr: UnresolvedCall, query: PrintQuery): string {
  const args = expr.args.map((a) => exprSql(a, query));
  const [name = ''] = expr.name;
  const [value = '', ...rest] = args;
  if (expr.name.length === 1 && !expr.over && !expr.filter && !expr.distinct) {
    if (INFIX.has(name) && args.length >= 2) return `(${args.join(` ${name.toUpperCase()} `)})`;
    const prefix = PREFIX[name];
    // A sign before a number would be a part of it.
    if (prefix !== undefined && args.length === 1)
      return expr.args[0]?.kind === 'literal' ? `(${prefix}(${value}))` : `(${prefix}${value})`;
    const [unit] = expr.args;
    if (WITH_UNIT.has(name) && unit?.kind === 'literal')
      return `${nameText(name)}(${[String(unit.value), ...rest].join(', ')})`;
    // The fields of a struct may have names; in a call of the function `struct` they may not.
    if (name === 'struct' && expr.args.some((a) => a.kind === 'alias')) return `STRUCT(${args.join(', ')})`;
    if (name === 'getitem') return `(${value})[${rest[0] ?? ''}]`;
    if (name === 'isnull' || name === 'isnotnull') return `(${value} IS ${name === 'isnull' ? '' : 'NOT '}NULL)`;
    if (name === 'between') return `(${value} BETWEEN ${rest[0] ?? ''} AND ${rest[1] ?? ''})`;
    if (name === 'in') return `(${value} IN (${rest.join(', ')}))`;
    if (name === 'rlike') return `(${value} RLIKE ${rest[0] ?? ''})`;
    if (name === 'like' || name === 'ilike') {
      return `(${value} ${name.toUpperCase()} ${rest[0] ?? ''}${rest[1] === undefined ? '' : ` ESCAPE ${rest[1]}`})`;
    }
    const quantified = QUANTIFIED.exec(name);
    if (quantified) {
      const [, not, like = '', all = ''] = quantified;
      return `(${value} ${not ? 'NOT ' : ''}${like.toUpperCase()} ${all.toUpperCase()} (${rest.join(', ')}))`;
    }
  }
  const nulls = expr.nulls ? ` ${expr.nulls.toUpperCase()} NULLS` : '';
  const within = expr.withinGroup ? ` WITHIN GROUP (ORDER BY ${ordersSql(expr.withinGroup, query)})` : '';
  const filter = expr.filter ? ` FILTER (WHERE ${exprSql(expr.filter, query)})` : '';
  const over = expr.over ? ` OVER ${windowSql(expr.over, query)}` : '';
  return `${partsText(expr.name)}(${expr.distinct ? 'DISTINCT ' : ''}${args.join(', ')})${within}${filter}${nulls}${over}`;
}

export function ordersSql(orders: readonly UnresolvedSortOrder[], query: PrintQuery): string {
  return orders
    .map((o) => `${exprSql(o.expr, query)} ${o.direction.toUpperCase()} NULLS ${o.nulls.toUpperCase()}`)
    .join(', ');
}

export function windowSql(window: UnresolvedWindow, query: PrintQuery): string {
  if (window.reference !== undefined) return nameText(window.reference);
  const parts: string[] = [];
  if (window.partitionBy.length > 0) {
    parts.push(`PARTITION BY ${window.partitionBy.map((e) => exprSql(e, query)).join(', ')}`);
  }
  if (window.orderBy.length > 0) parts.push(`ORDER BY ${ordersSql(window.orderBy, query)}`);
  const { frame } = window;
  if (frame) {
    parts.push(`${frame.unit.toUpperCase()} BETWEEN ${boundSql(frame.start, query)} AND ${boundSql(frame.end, query)}`);
  }
  return `(${parts.join(' ')})`;
}

function boundSql(bound: UnresolvedBound, query: PrintQuery): string {
  if (bound.kind === 'preceding' || bound.kind === 'following') {
    return `${exprSql(bound.offset, query)} ${bound.kind.toUpperCase()}`;
  }
  return bound.kind.replaceAll('-', ' ').toUpperCase();
}
