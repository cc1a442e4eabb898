import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { types as T } from '@spark-sql-to-snowflake/plan-ir';
import { afterAll, expect, test } from 'vitest';
import { foundSchemas } from '../../src/files/found-schemas.js';
import { listFiles } from '../../src/files/listing.js';
import { fileOptions } from '../../src/files/options.js';

const folder = mkdtempSync(join(tmpdir(), 'found-'));
afterAll(() => rmSync(folder, { recursive: true }));

const files = async () => (await listFiles([folder], fileOptions([]))).files;
const schema = [T.field('a', T.int)];

test('files are looked into once, and again when one has changed or the way to look has', async () => {
  const path = join(folder, 'a.json');
  writeFileSync(path, '{"a": 1}');
  const { fields } = foundSchemas();
  let looks = 0;
  const look = async () => {
    looks++;
    return schema;
  };
  expect(await fields(['json'], await files(), look)).toBe(schema);
  await fields(['json'], await files(), look);
  expect(looks).toBe(1);
  await fields(['csv'], await files(), look);
  expect(looks).toBe(2);
  writeFileSync(path, '{"b": 1}');
  await fields(['json'], await files(), look);
  expect(looks).toBe(3);
  writeFileSync(join(folder, 'b.json'), '{"c": 1}');
  await fields(['json'], await files(), look);
  expect(looks).toBe(4);
});

test('a look that failed is not kept, and neither is what nobody asks for', async () => {
  const { fields } = foundSchemas();
  let looks = 0;
  const look = async () => {
    looks++;
    if (looks === 1) throw new Error('no');
    return schema;
  };
  await expect(fields(['first'], [], look)).rejects.toThrow('no');
  await fields(['first'], [], look);
  for (let i = 0; i < 200; i++) await fields([i], [], look);
  const before = looks;
  await fields([199], [], look);
  expect(looks).toBe(before);
  await fields(['first'], [], look);
  expect(looks).toBe(before + 1);
});
