import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { ExecutionError } from '../../execution-error.js';
import type { Passage } from './upload-passage.js';
import type { UploadSession } from './upload-session.js';

/** The stage that rows go through; it and what lies there go with the session. */
export const LOCAL_ROWS =
  'CREATE TEMPORARY STAGE IF NOT EXISTS LOCAL_ROWS FILE_FORMAT = (TYPE = JSON COMPRESSION = GZIP)';

/** Characters a file: some files are read side by side. */
const A_FILE = 32_000_000;
/** Time matters more than bytes here. */
const LEVEL = 1;

/**
 * Put rows into a table by files of JSON, a line each. A query on the files takes them in and not COPY INTO, which knows few functions
 * (docs.snowflake.com/en/user-guide/data-load-transform, "Supported functions": no DATEADD, no scale of TO_TIMESTAMP).
 * Throws ExecutionError, also where not all rows have come through.
 */
export async function insertFiles(
  name: string,
  passages: readonly Passage[],
  rows: Iterable<readonly string[]>,
  { send }: UploadSession,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'spark-rows-'));
  const there = `@LOCAL_ROWS/${name}`;
  let sent = 0;
  try {
    const iterator = rows[Symbol.iterator]();
    for (let file = 1; ; file++) {
      const path = join(folder, `${file}.json.gz`);
      const count = await writeFile(path, iterator);
      if (count === 0) break;
      sent += count;
      await put(path, there, send);
      await rm(path);
    }
    if (sent === 0) return;
    const items = passages.map((p, i) => p.read(`$1[${i}]`));
    const [row] = await send(`INSERT INTO ${name} SELECT ${items.join(', ')} FROM ${there}/`);
    if (Number(row?.[0]) !== sent)
      throw new ExecutionError(`Snowflake took ${row?.[0] ?? 'none'} of ${sent} rows that were sent. Run it again.`);
    // else it goes with the session
    await send(`REMOVE ${there}/`).catch(() => undefined);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Source: docs.snowflake.com/en/sql-reference/sql/put; the driver reads the file, encrypts it, and sends it to the cloud. */
async function put(path: string, there: string, send: UploadSession['send']): Promise<void> {
  const url = `file://${path.split(sep).join('/')}`;
  const options = 'SOURCE_COMPRESSION = GZIP AUTO_COMPRESS = FALSE OVERWRITE = TRUE';
  const [result] = await send(`PUT '${url.replaceAll("'", "\\'")}' ${there} ${options}`);
  // source, target, sizes, compressions, status, message
  const [status, message] = [result?.[6], result?.[7]];
  if (status !== 'UPLOADED')
    throw new ExecutionError(`The rows cannot be sent to Snowflake's stage: ${message ?? status ?? 'no answer'}`);
}

/** Write rows until a file has its size. Gives how many. */
async function writeFile(path: string, rows: Iterator<readonly string[]>): Promise<number> {
  let some = rows.next();
  if (some.done) return 0;
  const gzip = createGzip({ level: LEVEL });
  const out = gzip.pipe(createWriteStream(path, { mode: 0o600 }));
  const written = finished(out);
  // what goes wrong with the file is said when it is waited for
  written.catch(() => undefined);
  out.once('error', (error) => gzip.destroy(error));
  let count = 0;
  let length = 0;
  for (; !some.done; some = rows.next()) {
    const text = `${some.value.join('\n')}\n`;
    count += some.value.length;
    length += text.length;
    if (!gzip.write(text)) await Promise.race([once(gzip, 'drain'), written]);
    if (length >= A_FILE) break;
  }
  gzip.end();
  await written;
  return count;
}
