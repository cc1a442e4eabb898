import type { Helper, HelperValue } from '@spark-sql-to-snowflake/spark-functions';

/** The values of a column, row by row. */
export type Column = readonly (HelperValue | null)[];

/** A helper's answers to the rows of its arguments' columns. */
export type AnswerRows = (columns: readonly Column[], rows: number) => Column;

/**
 * A loop over rows that calls the helper's body. It is made as text, one for each helper: so the engine sees in each loop the names
 * and kinds of one helper's arguments only, puts the body into the loop, and makes no object for a row. A loop that all helpers
 * share takes three times as long.
 */
export function rowsOf({ params, nulls, named }: Helper): AnswerRows {
  const names = Object.keys(params);
  const columns = names.map((_, i) => `c${i}`).join(', ');
  const values = names.map((_, i) => `const v${i} = c${i}[row];`).join(' ');
  const object = names.map((name, i) => `${JSON.stringify(name)}: v${i}`).join(', ');
  const missing = nulls === 'strict' ? names.map((_, i) => `v${i} === null`).join(' || ') : '';
  const answer = `body({ ${object} })`;
  const make = new Function(
    'body',
    `return ([${columns}], rows) => {
      const answers = new Array(rows);
      for (let row = 0; row < rows; row++) {
        ${values}
        answers[row] = ${missing ? `${missing} ? null : ${answer}` : answer};
      }
      return answers;
    };`,
  ) as (body: Helper['named']) => AnswerRows;
  return make(named);
}
