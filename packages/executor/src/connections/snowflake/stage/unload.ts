import { randomUUID } from 'node:crypto';
import { fail } from '@spark-sql-to-snowflake/plan-ir';
import type { Unload } from '../../../stage-files.js';
import type { WireRow } from '../driver.js';
import { type Listing, type Location, stageText } from './location.js';
import { sqlText } from './sql-text.js';

/** Spark's names of codecs, and Snowflake's. Source: docs.snowflake.com/en/sql-reference/sql/copy-into-location, "formatTypeOptions" */
const CODECS: Readonly<Record<Unload['format'], Readonly<Record<string, string>>>> = {
  parquet: { snappy: 'SNAPPY', none: 'NONE', uncompressed: 'NONE', lzo: 'LZO' },
  csv: { none: 'NONE', uncompressed: 'NONE', gzip: 'GZIP', bzip2: 'BZ2', deflate: 'DEFLATE' },
  lines: { none: 'NONE', uncompressed: 'NONE', gzip: 'GZIP', bzip2: 'BZ2', deflate: 'DEFLATE' },
};
const ENDINGS: Readonly<Record<string, string>> = {
  GZIP: '.gz',
  BZ2: '.bz2',
  DEFLATE: '.deflate',
  SNAPPY: '',
  NONE: '',
  LZO: '',
};

/**
 * COPY INTO files whose names nobody else has, so that what is written twice or stopped half way is never taken for something else; what
 * was there before goes when all is written. Files of a statement that failed are removed.
 */
export async function unloadTo(
  unload: Unload,
  at: Location,
  before: Listing,
  run: (sql: string, undone?: boolean) => Promise<readonly WireRow[]>,
): Promise<void> {
  if (before.kind !== 'nothing') {
    if (unload.mode === 'ignore') return;
    if (unload.mode === 'error') fail('path-exists', { path: unload.path });
  }
  if (at.path === '' && unload.mode === 'overwrite')
    fail('unsupported', { what: `Overwriting the whole stage ${unload.path}`, instead: 'Write to a folder of it.' });
  const prefix = `/part-${randomUUID()}`;
  const target = stageText(at, prefix);
  try {
    await run(`COPY INTO ${target} FROM (\n${unload.sql}\n) ${formatOf(unload)}`);
  } catch (error) {
    await run(`REMOVE ${target}`, true).catch(() => undefined);
    throw error;
  }
  if (unload.mode !== 'overwrite') return;
  // one by one, by names: the new files lie beside them, and a path is a prefix
  if (before.kind === 'file') await run(`REMOVE ${stageText(at)} PATTERN = ${sqlText(`.*${escaped(at.path)}`)}`);
  for (const file of before.files)
    if (before.kind === 'folder') await run(`REMOVE ${stageText(at, `/${file.replaceAll("'", "''")}`)}`);
}

const escaped = (text: string): string => text.replace(/[.$|+()]/g, (c) => `[${c}]`);

/** Source: docs.snowflake.com/en/sql-reference/sql/copy-into-location */
function formatOf({ format, csv, compression, extension }: Unload): string {
  const asked = compression?.toLowerCase() ?? (format === 'parquet' ? 'snappy' : 'none');
  const codec = CODECS[format][asked];
  if (codec === undefined)
    return fail('unsupported', {
      what: `The compression ${asked} of files on a stage`,
      instead: `Use one of ${Object.keys(CODECS[format]).join(', ')}.`,
    });
  switch (format) {
    case 'parquet':
      return `FILE_FORMAT = (TYPE = PARQUET COMPRESSION = ${codec}) HEADER = TRUE`;
    case 'lines':
      return `FILE_FORMAT = (TYPE = CSV COMPRESSION = ${codec} FIELD_DELIMITER = NONE RECORD_DELIMITER = '\\n' ESCAPE = NONE ESCAPE_UNENCLOSED_FIELD = NONE FIELD_OPTIONALLY_ENCLOSED_BY = NONE NULL_IF = ('') EMPTY_FIELD_AS_NULL = FALSE FILE_EXTENSION = ${sqlText(`${extension.slice(1)}${ENDINGS[codec]}`)}) HEADER = FALSE`;
    case 'csv': {
      const quote = csv?.quote ? sqlText(csv.quote) : 'NONE';
      return `FILE_FORMAT = (TYPE = CSV COMPRESSION = ${codec} FIELD_DELIMITER = ${sqlText(csv?.separator ?? ',')} RECORD_DELIMITER = '\\n' ESCAPE = NONE ESCAPE_UNENCLOSED_FIELD = NONE FIELD_OPTIONALLY_ENCLOSED_BY = ${quote} NULL_IF = ('') EMPTY_FIELD_AS_NULL = FALSE FILE_EXTENSION = ${sqlText(`csv${ENDINGS[codec]}`)}) HEADER = ${csv?.header ? 'TRUE' : 'FALSE'}`;
    }
  }
}
