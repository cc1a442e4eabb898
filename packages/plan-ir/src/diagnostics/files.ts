import { error } from './error.js';

/** What goes wrong where files are read and written. */
export const fileDiagnostics = {
  'path-not-found': error<{ path: string }>(
    'PATH_NOT_FOUND',
    '42K03',
    (p) => `Path does not exist: ${p.path}.`,
    () => 'Relative paths are relative to where the server was started.',
  ),
  'path-exists': error<{ path: string }>(
    'PATH_ALREADY_EXISTS',
    '42K04',
    (p) => `Path ${p.path} already exists. Set mode as "overwrite" to overwrite the existing path.`,
  ),
  'schema-not-inferred': error<{ format: string }>(
    'UNABLE_TO_INFER_SCHEMA',
    '42KD9',
    (p) => `Unable to infer schema for ${p.format}. It must be specified manually.`,
  ),
  'file-option': error<{ what: string }>(undefined, undefined, (p) => p.what),
  'file-codec': error<{ name: string; known: string }>(
    undefined,
    undefined,
    (p) => `Codec [${p.name}] is not available. ${p.known}.`,
  ),
  'file-column-exists': error<{ column: string }>(
    'COLUMN_ALREADY_EXISTS',
    '42711',
    (p) => `The column \`${p.column}\` already exists. Consider to choose another name or rename the existing column.`,
  ),
  'partition-folders': error<{ what: string }>(undefined, undefined, (p) => p.what),
  'file-malformed': error<{ what: string }>(
    'MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION',
    '22023',
    (p) => `Malformed records are detected in record parsing: ${p.what}.`,
  ),
  'file-unreadable': error<{ file: string; format: string }>(
    'CANNOT_READ_FILE_FOOTER',
    'KD001',
    (p) => `Could not read footer for file: ${p.file}. It is no ${p.format} file.`,
  ),
  'corrupt-column-type': error<Record<string, never>>(
    undefined,
    undefined,
    () => 'The field for corrupt records must be string type and nullable.',
  ),
  'partition-all-columns': error<Record<string, never>>(
    'ALL_PARTITION_COLUMNS_NOT_ALLOWED',
    'KD005',
    () => 'Cannot use all columns for partition columns.',
  ),
  'partition-column-missing': error<{ column: string; columns: string }>(
    undefined,
    undefined,
    (p) => `Partition column \`${p.column}\` not found in schema ${p.columns}.`,
  ),
  'partition-column-type': error<{ type: string }>(
    undefined,
    undefined,
    (p) => `Cannot use ${p.type} for partition column.`,
  ),
  'text-columns': error<{ count: number }>(
    undefined,
    undefined,
    (p) => `Text data source supports only a single column, and you have ${p.count} columns.`,
  ),
};
