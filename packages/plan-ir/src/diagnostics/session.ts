import { spec } from './define.js';
import { error } from './error.js';

/** What goes wrong in a session of the server: settings, views, schemas and data that a client sends. */
export const sessionDiagnostics = {
  'invalid-json-type': error<{ json: string }>(
    undefined,
    undefined,
    (p) => `Failed to convert the JSON string '${p.json}' to a data type.`,
  ),
  'type-not-sent': error<{ type: string }>(
    'UNSUPPORTED_DATATYPE',
    '0A000',
    (p) => `Unsupported data type "${p.type}".`,
    () => 'Cast the column to a string.',
  ),
  'no-cached-relation': error<{ hash: string }>(
    undefined,
    undefined,
    (p) => `Not found any cached local relation with the hash: ${p.hash}.`,
    () => 'The session that had it is gone: make the DataFrame again.',
  ),
  'parse-input': error<Record<string, never>>(
    undefined,
    undefined,
    () => 'Only a DataFrame of one column of texts can be read as CSV or JSON.',
  ),
  'parse-text': spec<{ format: string; what: string }>({
    severity: 'unsupported',
    spark: 'UNSUPPORTED_FEATURE',
    sqlState: '0A000',
    message: (p) => `Reading ${p.format.toUpperCase()} from texts among which there is ${p.what} is not supported.`,
    hint: () => 'Filter it out first, or write the texts to a file and read that.',
  }),
  'save-cannot': error<{ operation: string; what: string }>(
    undefined,
    undefined,
    (p) => `'${p.operation}' does not support ${p.what} right now.`,
    () => 'Write to a table: saveAsTable.',
  ),
  'save-without-path': error<Record<string, never>>(
    undefined,
    undefined,
    () => 'Expected exactly one path to be specified, but got none.',
    () => "Name it: .save('folder').",
  ),
  'pivot-values': error<{ column: string; limit: number }>(
    undefined,
    undefined,
    (p) =>
      `The pivot column ${p.column} has more than ${p.limit} distinct values, this could indicate an error. If this was intended, set spark.sql.pivotMaxValues to at least the number of distinct values of the pivot column.`,
  ),
};
