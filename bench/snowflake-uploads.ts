/**
 * Rows that a client sends, made a table of Snowflake's: by a statement each few megabytes, and by files on a temporary stage.
 *
 *   pnpm bench:snowflake-uploads [--reps 5]
 *
 * Against the emulator, by the real driver. What is not spent in statements is ours.
 */
import { arrowOfRows, findConnection } from '@spark-sql-to-snowflake/executor';
import { types as T } from '@spark-sql-to-snowflake/plan-ir';
import { openWire, type WireRow } from '../packages/executor/src/connections/snowflake/driver.js';
import { rowsOfWire } from '../packages/executor/src/connections/snowflake/stage/stages.js';
import { uploadTable } from '../packages/executor/src/connections/snowflake/upload.js';
import { countOf, flagsOf } from '../test/conformance/flags.js';
import { startEmulator } from '../test/conformance/snowflake/emulator.js';
import { ensure } from '../test/conformance/steps.js';
import { median } from './timing.js';

const { values: flags } = flagsOf(import.meta.url, { options: { reps: { type: 'string', default: '5' } } });
/** A long and a text of 90 characters each. */
const ROWS = [100, 1_000, 10_000, 40_000, 100_000, 400_000];
const schema = [T.field('id', T.long), T.field('text', T.string)];
const table = `LOCAL_${'0'.repeat(32)}`;

async function rowsOf(count: number): Promise<Uint8Array> {
  const rows = Array.from({ length: count }, (_, i) => [BigInt(i), String(i).padStart(90, '0')]);
  for await (const { data } of arrowOfRows(schema, rows, 'UTC', count).batches()) return data;
  throw new Error('no rows');
}

ensure(['emulator']);
const emulator = await startEmulator();
process.env.SNOWFLAKE_HOME = emulator.home;
const wire = await openWire(findConnection('spark-connect'), 'spark_bench');
let inStatements = 0;
const send = async (sql: string, binds?: readonly string[]): Promise<readonly WireRow[]> => {
  const start = performance.now();
  const rows = await rowsOfWire(await wire.run(sql, binds ? { binds } : {}));
  inStatements += performance.now() - start;
  return rows;
};
const done = new Set<string>();
const once = async (sql: string): Promise<void> => {
  if (!done.has(sql)) await send(sql);
  done.add(sql);
};
console.log('| rows | Arrow | by statements, of it ours | by files, of it ours |');
console.log('| ---: | ---: | ---: | ---: |');
try {
  for (const count of ROWS) {
    const data = await rowsOf(count);
    const cells = [String(count), `${(data.byteLength / 1e6).toFixed(2)} MB`];
    for (const byFiles of [false, true]) {
      const all: number[] = [];
      const ours: number[] = [];
      for (let i = -1; i < countOf('reps', flags.reps); i++) {
        inStatements = 0;
        const start = performance.now();
        await uploadTable(table, schema, data, { send, once }, { byFiles });
        const took = performance.now() - start;
        if (i < 0) continue;
        all.push(took);
        ours.push(took - inStatements);
      }
      cells.push(`${median(all).toFixed(0)} ms, ${median(ours).toFixed(0)} ms`);
    }
    console.log(`| ${cells.join(' | ')} |`);
  }
} finally {
  await wire.close();
  await emulator.stop();
}
process.exit();
