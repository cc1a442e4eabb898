import { runInNewContext } from 'node:vm';
import { helpers } from '@spark-sql-to-snowflake/spark-functions';
import { expect, test } from 'vitest';
import { createHelperFunction } from '../src/index.js';

/** The code of a UDF as the database evaluates it: in sloppy mode, its arguments by name. */
function udf(name: string): (...args: readonly unknown[]) => unknown {
  const [, declared = '', code = ''] = /\((.*)\)\nRETURNS [^$]*\$\$(.*)\$\$$/s.exec(createHelperFunction(name)) ?? [];
  const params = declared.split(', ').map((param) => param.split('"')[1] as string);
  return new Function(...params, code) as (...args: readonly unknown[]) => unknown;
}

test.each([...helpers.keys()])('%s is code that evaluates', (name) => {
  expect(() => udf(name)).not.toThrow();
  // the size that is recommended: docs.snowflake.com/en/developer-guide/udf/javascript/udf-javascript-limitations
  expect(createHelperFunction(name).length).toBeLessThan(100_000);
});

test('rows share a helper that the first one has made', () => {
  const crc32 = udf('crc32');
  const bytes = new TextEncoder().encode('abc');
  expect([crc32(bytes), crc32(bytes)].map(Number)).toEqual([891568578, 891568578]);
  expect(Reflect.get(globalThis, 'spark_crc32')).toBeDefined();
  expect(udf('ln')(1)).toBe(0);
  expect(udf('ln')(-1)).toBeNull();
});

test('parameters may be called by reserved words', () => {
  expect(createHelperFunction('conv')).toContain('("NUMBER" VARCHAR, "FROM" FLOAT, "TO" FLOAT)');
  expect(udf('conv')('ff', 16, 10)).toBe('255');
});

test('integers of 64 bits go through as text', () => {
  expect(udf('bin')('-1')).toBe('1'.repeat(64));
  expect(udf('bit_count')('255')).toBe(8);
});

test('no parameter hides what JavaScript has under its name', () => {
  const named = [...helpers.keys()].map((name) => /\((.*)\)\nRETURNS /.exec(createHelperFunction(name))?.[1] ?? '');
  const params = named.flatMap((declared) => declared.split(', ').map((param) => param.split('"')[1] ?? ''));
  const globals = new Set(runInNewContext('Object.getOwnPropertyNames(globalThis)') as readonly string[]);
  expect(params.filter((param) => globals.has(param))).toEqual([]);
  expect(udf('from_json')('{"a":1,"b":0.8}', '{"type":{"struct":[["a","int"],["b","double"]]}}')).toBe(
    '{"a":1,"b":0.8}',
  );
});
