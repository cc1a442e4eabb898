import {
  type Attribute,
  Bug,
  type ColumnId,
  type Expr,
  explainPlan,
  outputOf,
  type Plan,
  printExpr,
  sameType,
  typeText,
} from '@spark-sql-to-snowflake/plan-ir';
import { freeReferences, references } from './columns.js';

const describe = (a: Attribute | undefined): string =>
  a ? `${a.name}#${a.id} ${typeText(a.type)}${a.nullable ? '' : ' not null'}` : 'nothing';

const broke = (rule: string, what: string, before: string, after: string): never => {
  throw new Bug(`rule ${rule} ${what}\nbefore:\n${before}\nafter:\n${after}`);
};

const firstNew = (before: ReadonlySet<ColumnId>, after: ReadonlySet<ColumnId>): ColumnId | undefined => {
  for (const id of after) if (!before.has(id)) return id;
  return undefined;
};

/**
 * What every rewrite of a plan keeps: the output's ids, names and types; nullability may only get tighter; and no column is
 * referred to that was not before and is not made below. Throws a Bug that names the rule.
 */
export function checkPlan(rule: string, before: Plan, after: Plan): void {
  const old = outputOf(before);
  const now = outputOf(after);
  const same = (a: Attribute | undefined, b: Attribute | undefined): boolean =>
    a !== undefined &&
    b !== undefined &&
    a.id === b.id &&
    a.name === b.name &&
    sameType(a.type, b.type) &&
    (a.nullable || !b.nullable);
  for (let i = 0; i < Math.max(old.length, now.length); i++) {
    if (same(old[i], now[i])) continue;
    const what = `changed output column ${i + 1} from ${describe(old[i])} to ${describe(now[i])}`;
    broke(rule, what, explainPlan(before), explainPlan(after));
  }
  const stray = firstNew(freeReferences(before), freeReferences(after));
  if (stray !== undefined) {
    broke(rule, `refers to column #${stray}, which nothing below makes`, explainPlan(before), explainPlan(after));
  }
}

/** What every rewrite of an expression keeps: its type, at most its nullability, and no reference that was not there. */
export function checkExpr(rule: string, before: Expr, after: Expr): void {
  const fail = (what: string): never => broke(rule, what, printExpr(before), printExpr(after));
  if (!sameType(before.type, after.type))
    fail(`changed the type from ${typeText(before.type)} to ${typeText(after.type)}`);
  if (after.nullable && !before.nullable) fail('made nullable what was not');
  const stray = firstNew(references(before), references(after));
  if (stray !== undefined) fail(`refers to column #${stray}, which was not there`);
}
