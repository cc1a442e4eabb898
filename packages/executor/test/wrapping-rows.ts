import { tableFromIPC } from 'apache-arrow';
import type { RunResult } from '../src/index.js';

/** The rows of a result, read from its Arrow. */
export async function readArrow(result: RunResult): Promise<unknown[]> {
  if (result.kind !== 'rows') throw new Error(`no rows but ${result.kind}`);
  const rows: unknown[] = [];
  for await (const batch of result.result.batches())
    for (const row of tableFromIPC(batch.data)) rows.push(Object.values(row.toJSON()));
  return rows;
}
