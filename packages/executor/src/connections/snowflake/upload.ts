import { type Field, idSource, sameType, type TableInfo, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { invalid } from '../../arrow/invalid.js';
import { readArrow, type SentTable } from '../../arrow/read.js';
import { valuesOfVector } from '../../arrow/vector-values.js';
import { ExecutionError } from '../../execution-error.js';
import { SessionLost } from './failure.js';
import { insertFiles, LOCAL_ROWS } from './upload-files.js';
import { jsonOf, type Passage, passageOf } from './upload-passage.js';
import type { UploadSession } from './upload-session.js';

/** The names of tables that hold what clients sent, and of views that stand for queries; no listing shows them. */
export const ours = (name: string): boolean => /^LOCAL_(?:QUERY_|KEPT_)?[0-9A-F]{32}$/.test(name);

/** A VARIANT holds 16 MB; a text of the protocol is escaped once more on its way. Characters. */
const MOST = 6_000_000;
/** From so many bytes of Arrow on, rows go by files: three statements more, and no JSON that is parsed as one value. docs/snowflake.md has the figures. */
const BY_FILES = 1 << 20;
/** Rows that are written before others have their turn. */
const ROWS_A_TURN = 2048;

export interface UploadOptions {
  /** Default: whether there are many. */
  readonly byFiles?: boolean;
}

/** The table that `uploadTable` makes, as the analyzer sees it. Its columns are named by number: any name may stand for them. */
export function uploadedTable(name: string, schema: readonly Field[]): TableInfo {
  const ids = idSource();
  const output = schema.map(({ type, nullable }, i) => ({ id: ids.column(), name: `c${i + 1}`, type, nullable }));
  return { name: [name], columns: schema, view: { kind: 'relation', table: [name], output } };
}

/**
 * Make a temporary table of rows in an Arrow stream. Few go as a JSON text in a statement that unfolds it, which needs no right to a
 * stage; many by files on a temporary stage, or, where the role may make none, by a statement each few megabytes. Throws CompileError
 * for data that is not the schema's.
 */
export async function uploadTable(
  name: string,
  schema: readonly Field[],
  data: Uint8Array,
  session: UploadSession,
  { byFiles = data.byteLength >= BY_FILES }: UploadOptions = {},
): Promise<void> {
  const sent = readArrow(data);
  if (sent.schema.length !== schema.length)
    return invalid(`it has ${sent.schema.length} columns where ${schema.length} are expected`);
  schema.forEach((f, i) => {
    const { type } = sent.schema[i] as Field;
    if (!sameType(type, f.type))
      invalid(`the column ${f.name} has the type ${typeText(type)} where ${typeText(f.type)} is expected`);
  });
  const passages = schema.map((f) => passageOf(f.type));
  const columns = passages.map((p, i) => `C${i + 1} ${p.column}`);
  await session.send(`CREATE OR REPLACE TEMPORARY TABLE ${name} (${columns.join(', ')})`);
  // without a stage, all the same
  if (byFiles && (await hasStage(session))) return insertFiles(name, passages, rowTexts(sent, passages), session);
  await insertTexts(name, passages, rowTexts(sent, passages), session);
}

async function hasStage(session: UploadSession): Promise<boolean> {
  try {
    await session.once(LOCAL_ROWS);
    return true;
  } catch (error) {
    if (error instanceof ExecutionError && !(error instanceof SessionLost)) return false;
    throw error;
  }
}

/** The rows, each an array of JSON, some at a time. */
function* rowTexts(sent: SentTable, passages: readonly Passage[]): Generator<readonly string[], void, undefined> {
  for (const { rowCount, vectors } of sent.batches) {
    for (let from = 0; from < rowCount; from += ROWS_A_TURN) {
      const count = Math.min(ROWS_A_TURN, rowCount - from);
      const columns = vectors.map((v) => valuesOfVector(v, from, count));
      yield Array.from(
        { length: count },
        (_, r) => `[${passages.map((p, c) => jsonOf(columns[c]?.[r] ?? null, p)).join(',')}]`,
      );
    }
  }
}

/** Rows as one JSON text a statement. */
async function insertTexts(
  name: string,
  passages: readonly Passage[],
  rows: Iterable<readonly string[]>,
  session: UploadSession,
): Promise<void> {
  const items = passages.map((p, i) => p.read(`f.VALUE[${i}]`));
  const insert = `INSERT INTO ${name} SELECT ${items.join(', ')} FROM TABLE(FLATTEN(INPUT => PARSE_JSON(?))) f`;
  let texts: string[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    if (texts.length === 0) return;
    await session.send(insert, [`[${texts.join(',')}]`]);
    texts = [];
    length = 0;
  };
  for (const some of rows) {
    for (const row of some) {
      if (length + row.length > MOST) await flush();
      texts.push(row);
      length += row.length + 1;
    }
  }
  await flush();
}
