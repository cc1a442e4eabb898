import { DEFAULT_CONF, types as T } from '@spark-sql-to-snowflake/plan-ir';
import { expect, test } from 'vitest';
import { type Connection, readArrow } from '../src/index.js';
import { tableOfRows } from '../src/session/local-relation.js';

test('rows that were made here are all in the table, as many as they are', async () => {
  const counts: number[] = [];
  const connection = {
    upload: async (name: string, columns: Parameters<Connection['upload']>[1], data: Uint8Array) => {
      counts.push(readArrow(data).rowCount);
      return { name: [name], columns };
    },
  } as unknown as Connection;
  const rows = Array.from({ length: 25_000 }, (_, i) => [`t${i}`]);
  await tableOfRows({ schema: [T.field('name', T.string)], rows }, { connection, conf: DEFAULT_CONF });
  expect(counts).toEqual([25_000]);
});
