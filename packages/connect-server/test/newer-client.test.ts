import { BinaryWriter } from '@bufbuild/protobuf/wire';
import { proto } from '@spark-sql-to-snowflake/spark-connect';
import { expect, test } from 'vitest';
import { asOlderRequest } from '../src/newer-client.js';
import { range, sqlCommand } from './client.js';

const number = (value: number): Uint8Array =>
  proto.Expression.encode({
    exprType: { $case: 'literal', value: { literalType: { $case: 'integer', value } } },
  }).finish();
const nested = (field: number, bytes: Uint8Array): Uint8Array =>
  new BinaryWriter()
    .uint32((field << 3) | 2)
    .bytes(bytes)
    .finish();
const older = (bytes: Uint8Array): proto.Plan | undefined =>
  asOlderRequest(proto.ExecutePlanRequest.decode(bytes), bytes).plan;

/** As PySpark 4.0 sends `spark.sql(query, args)`. */
function newer(query: string, fields: Uint8Array): Uint8Array {
  const sql = Buffer.concat([proto.SQL.encode({ query, args: new Map(), posArgs: [] }).finish(), fields]);
  return nested(3, nested(2, nested(5, nested(6, nested(10, sql)))));
}

test('SQL text within a relation is that of the command', () => {
  expect(older(newer('SELECT 1', new Uint8Array(0)))).toEqual(sqlCommand('SELECT 1'));
});

test('named and positional arguments keep their values', () => {
  const entry = Buffer.concat([nested(1, Buffer.from('a')), nested(2, number(7))]);
  const literal = { literalType: { $case: 'integer', value: 7 } };
  expect(older(newer('SELECT :a', nested(4, entry)))?.opType?.value).toMatchObject({
    commandType: { value: { sql: 'SELECT :a', args: new Map([['a', literal]]) } },
  });
  expect(older(newer('SELECT ?', nested(5, number(7))))?.opType?.value).toMatchObject({
    commandType: { value: { posArgs: [literal] } },
  });
});

test('requests of 3.5 stay as they are', () => {
  for (const plan of [sqlCommand('SELECT 1'), sqlCommand(''), range(0n, 1n)]) {
    const request = { sessionId: '', userContext: undefined, plan, requestOptions: [], tags: [] };
    const bytes = proto.ExecutePlanRequest.encode(request).finish();
    expect(older(bytes)).toEqual(plan);
  }
});
