import { randomUUID } from 'node:crypto';
import type { RunResult } from '@spark-sql-to-snowflake/executor';
import { Bug } from '@spark-sql-to-snowflake/plan-ir';
import type { proto } from '@spark-sql-to-snowflake/spark-connect';
import type { PlanReader } from '../plans.js';
import { encodeLiteral } from './encode-literal.js';
import { type Encoded, type Envelope, encodeBatch, encodeResponse, type ResponseBody } from './encode-response.js';
import { joinArrow, NOTHING } from './join-arrow.js';

/** A response on its way. */
export interface EncodedResponse {
  readonly id: string;
  readonly data: Encoded;
  readonly rows: number;
}

/** What a request gave, as the responses that clients expect of it: a query's schema and rows, or what became of a command. */
export async function* responsesOf(
  result: RunResult,
  plan: proto.Plan,
  envelope: Envelope,
  plans: PlanReader,
): AsyncGenerator<EncodedResponse, void, undefined> {
  const respond = (body: ResponseBody): EncodedResponse => {
    const id = randomUUID();
    return { id, data: encodeResponse(envelope, id, body), rows: 0 };
  };
  if (plan.opType?.$case === 'command') {
    const relType = await commandResult(result, plan.opType.value);
    if (!relType) return;
    yield respond({
      responseType: { $case: 'sqlCommandResult', value: { relation: { common: undefined, relType } } },
    });
    return;
  }
  if (result.kind === 'lazy') throw new Bug('a query gave no rows');
  // The schema comes with the first rows: PySpark answers each response with a call that releases it.
  let body: ResponseBody = { schema: plans.schema(result.kind === 'rows' ? result.result.schema : []) };
  const batches = result.kind === 'rows' ? result.result.batches() : [{ rowCount: 0, data: NOTHING }];
  for await (const batch of batches) {
    const id = randomUUID();
    yield { id, data: encodeBatch(envelope, id, batch, body), rows: batch.rowCount };
    body = {};
  }
  if (body.schema) yield respond(body);
  const observed = result.kind === 'rows' ? await result.observed?.() : undefined;
  if (!observed) return;
  const observedMetrics = observed.map(({ name, schema, values }) => ({
    name,
    values: schema.map(({ type }, i) => encodeLiteral(values[i] ?? null, type)),
  }));
  yield respond({ observedMetrics });
}

/** The last response of an operation that clients can come back to: without it they do, for ever. */
export function completion(envelope: Envelope): EncodedResponse {
  const id = randomUUID();
  return { id, data: encodeResponse(envelope, id, { responseType: { $case: 'resultComplete', value: {} } }), rows: 0 };
}

/** The extras of the machine that `spark.resources` asks for: none. */
export function noResources(envelope: Envelope): EncodedResponse {
  const id = randomUUID();
  const responseType = { $case: 'getResourcesCommandResult', value: { resources: new Map() } } as const;
  return { id, data: encodeResponse(envelope, id, { responseType }), rows: 0 };
}

/** SQL text that is a query stays one; what a statement gave is sent as rows. Other commands give nothing. */
async function commandResult(
  result: RunResult,
  command: proto.Command,
): Promise<proto.Relation['relType'] | undefined> {
  if (command.commandType?.$case !== 'sqlCommand') return undefined;
  const { sql, args, posArgs } = command.commandType.value;
  switch (result.kind) {
    case 'lazy':
      return { $case: 'sql', value: { query: sql, args, posArgs } };
    case 'rows': {
      const data = await joinArrow(result.result);
      return { $case: 'localRelation', value: { data: result.result.schema.length === 0 ? NOTHING : data } };
    }
    case 'done':
      return { $case: 'localRelation', value: { data: NOTHING } };
  }
}
