import { type Field, type ShowRequest, types as T } from '@spark-sql-to-snowflake/plan-ir';
import { type ShowOptions, showHtml, showTable, showVertical } from '../show/show.js';
import { firstRows, type RowSet } from './queries.js';
import type { QueryEnvironment } from './query-environment.js';
import type { RunControl } from './session.js';

/** `df.show()` and its kin: one row with one text. */
export async function showRows(request: ShowRequest, env: QueryEnvironment, control: RunControl): Promise<RowSet> {
  const { schema, rows, more } = await firstRows(request.plan, request.rows, env, control);
  const options: ShowOptions = {
    timeZone: env.conf().timeZone,
    ...(request.truncate > 0 && { truncate: request.truncate }),
  };
  const html = request.format === 'html';
  const show = html ? showHtml : request.vertical ? showVertical : showTable;
  const shown = Math.max(0, request.rows);
  const note = more ? `only showing top ${shown} ${shown === 1 ? 'row' : 'rows'}\n` : '';
  // a table's own line break, then one that `show` prints behind the note
  const text = `${show(schema, rows, options)}\n${note}`;
  const name = html ? 'html_string' : 'show_string';
  const field: Field = { name, type: T.string, nullable: false };
  return { schema: [field], rows: [[text]] };
}
