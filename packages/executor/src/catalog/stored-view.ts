import {
  type Field,
  fail,
  type NamedExpr,
  outputOf,
  type Plan,
  sameType,
  typeSql,
} from '@spark-sql-to-snowflake/plan-ir';
import type { ViewText } from './metadata.js';
import { fold, quotedName } from './names.js';

/**
 * The plan of a view of the database: its query's columns by the names they had when the view was made, under the view's names.
 * A table below may have got more columns since. Throws CompileError where one is gone or has another type.
 */
export function storedView(
  name: readonly string[],
  columns: readonly Field[],
  view: Pick<ViewText, 'output'>,
  plan: Plan,
): Plan {
  const output = outputOf(plan);
  const names = columns.map((column, i) => fold(view.output[i] ?? column.name));
  const list = columns.map((column, i): NamedExpr => {
    const wanted = view.output[i] ?? column.name;
    // columns of one name are told by their order, and there must be as many as there were
    const key = fold(wanted);
    const same = output.filter((o) => fold(o.name) === key);
    const before = names.filter((n) => n === key);
    const found = same[names.slice(0, i).filter((n) => n === key).length];
    if (!found || same.length !== before.length)
      return fail('view-changed', {
        view: quotedName(name),
        what: `the column \`${wanted}\` is no longer in its query`,
      });
    if (!sameType(found.type, column.type, 'ignore')) {
      const [from, to] = [typeSql(found.type), typeSql(column.type)];
      return fail('view-up-cast', { column: column.name, from, to });
    }
    return { id: found.id, name: column.name, expr: { kind: 'column', ...found } };
  });
  const same =
    list.length === output.length && list.every((c, i) => c.id === output[i]?.id && c.name === output[i]?.name);
  return same ? plan : { kind: 'project', child: plan, columns: list };
}
