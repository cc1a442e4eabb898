import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CodecError, decode, encode, type Statement, types as T, type UnresolvedStatement } from '../src/index.js';
import { arbitraryExpr, arbitraryPlan } from './arbitrary-plan.js';

/** By way of text, as it would be stored. */
const overTheWire = (json: unknown): unknown => JSON.parse(JSON.stringify(json));

describe('the JSON codec', () => {
  test('gives back the same plan', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        expect(decode('plan', overTheWire(encode('plan', plan)))).toStrictEqual(plan);
      }),
      { numRuns: 300 },
    );
  });

  test('gives back the same expression', () => {
    fc.assert(
      fc.property(arbitraryExpr, (expr) => {
        expect(decode('expr', overTheWire(encode('expr', expr)))).toStrictEqual(expr);
      }),
      { numRuns: 300 },
    );
  });

  test('gives back statements, parsed and analysed', () => {
    const query: Statement = {
      kind: 'explain',
      mode: 'extended',
      statement: {
        kind: 'insert',
        table: ['a', 't'],
        overwrite: true,
        ifNotExists: false,
        byName: false,
        partition: [{ name: 'p' }],
        query: { kind: 'one-row' },
      },
    };
    expect(decode('statement', overTheWire(encode('statement', query)))).toStrictEqual(query);
    const parsed: UnresolvedStatement = {
      kind: 'create-table',
      name: ['t'],
      mode: 'create',
      external: false,
      temporary: false,
      columns: [{ name: 'x', type: T.int, nullable: true, default: { kind: 'name', parts: ['y'] } }],
      spec: { using: 'parquet', partitionBy: [], options: [{ key: 'k', value: 'v' }], properties: [] },
      query: { kind: 'project', child: { kind: 'one-row' }, items: [{ kind: 'star' }] },
      origin: { start: 0, end: 3 },
    };
    expect(decode('unresolved-statement', overTheWire(encode('unresolved-statement', parsed)))).toStrictEqual(parsed);
  });

  test.each([
    ['an unknown kind', { version: 1, what: 'plan', tree: { kind: 'teleport' } }, 'kind should be the kind of a plan'],
    ['a field too many', { version: 1, what: 'plan', tree: { kind: 'one-row', x: 1 } }, 'x should be absent'],
    ['a missing child', { version: 1, what: 'plan', tree: { kind: 'distinct' } }, 'child should be a plan'],
    ['another version', { version: 2, what: 'plan', tree: { kind: 'one-row' } }, 'version 2 is not 1'],
    ['another tree', { version: 1, what: 'expr', tree: { kind: 'one-row' } }, 'a coded expr, not a plan'],
    ['no object', 'x', 'no coded tree'],
    [
      'a wrong value deep inside',
      {
        version: 1,
        what: 'plan',
        tree: { kind: 'limit', child: { kind: 'sample', child: { kind: 'one-row' }, lower: '0' } },
      },
      'child.lower should be a number',
    ],
    ['a name from the prototype', { version: 1, what: 'plan', tree: { kind: 'constructor' } }, 'the kind of a plan'],
  ])('refuses %s, naming the place', (_, json, message) => {
    expect(() => decode('plan', json)).toThrow(CodecError);
    expect(() => decode('plan', json)).toThrow(message);
  });
});
