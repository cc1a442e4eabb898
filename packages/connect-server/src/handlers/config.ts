import { confWarning, type RuntimeConf } from '@spark-sql-to-snowflake/executor';
import { fail } from '@spark-sql-to-snowflake/plan-ir';
import type { proto } from '@spark-sql-to-snowflake/spark-connect';
import { unsupportedMessage } from '../errors/request-error.js';
import { type ServiceContext, userOf } from '../service-context.js';

/** `spark.conf`. */
export async function config(
  request: proto.ConfigRequest,
  { sessions }: ServiceContext,
): Promise<proto.ConfigResponse> {
  const { spark } = await sessions.use(userOf(request), request.sessionId);
  const pairs = answer(spark.conf, request.operation);
  return { sessionId: request.sessionId, pairs, warnings: warnings(request.operation) };
}

const pair = (key: string, value: string | undefined): proto.KeyValue => ({
  key,
  ...(value !== undefined && { value }),
});

function answer(conf: RuntimeConf, operation: proto.ConfigRequest_Operation | undefined): proto.KeyValue[] {
  const op = operation?.opType;
  switch (op?.$case) {
    case 'set':
      for (const { key, value } of op.value.pairs) conf.set(key, value ?? fail('conf-without-value', { key }));
      return [];
    case 'get':
      return op.value.keys.map((key) => pair(key, conf.get(key)));
    case 'getWithDefault':
      return op.value.pairs.map(({ key, value }) => pair(key, conf.getWithDefault(key, value)));
    case 'getOption':
      return op.value.keys.map((key) => pair(key, conf.getOption(key)));
    case 'getAll':
      return conf.getAll(op.value.prefix ?? '').map(([key, value]) => pair(key, value));
    case 'unset':
      for (const key of op.value.keys) conf.unset(key);
      return [];
    case 'isModifiable':
      return op.value.keys.map((key) => pair(key, String(conf.isModifiable(key))));
    default:
      throw unsupportedMessage('This operation on settings is not supported: none is named, or one that is not known.');
  }
}

function warnings(operation: proto.ConfigRequest_Operation | undefined): string[] {
  const op = operation?.opType;
  if (!op || op.$case === 'getAll') return [];
  const keys = 'pairs' in op.value ? op.value.pairs.map(({ key }) => key) : op.value.keys;
  return keys.flatMap((key) => confWarning(key) ?? []);
}
