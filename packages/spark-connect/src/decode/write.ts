import type { WriteCommand, WriteTableCommand } from '@spark-sql-to-snowflake/plan-ir';
import * as proto from '../messages.js';
import type { PlanParsers } from './context.js';
import { decodeExpression, decodeExpressions } from './expression.js';
import { invalid } from './refuse.js';
import { relationOf } from './relation.js';
import { optionsOf } from './relation-source.js';

const SAVE_MODES: ReadonlyMap<number, WriteCommand['mode']> = new Map([
  [proto.WriteOperation_SaveMode.UNSPECIFIED, 'error'],
  [proto.WriteOperation_SaveMode.ERROR_IF_EXISTS, 'error'],
  [proto.WriteOperation_SaveMode.APPEND, 'append'],
  [proto.WriteOperation_SaveMode.OVERWRITE, 'overwrite'],
  [proto.WriteOperation_SaveMode.IGNORE, 'ignore'],
]);

/** `df.write…` */
export function writeOf(message: proto.WriteOperation, parsers: PlanParsers): WriteCommand {
  const { source, bucketBy } = message;
  return {
    kind: 'write',
    plan: relationOf(message.input, parsers),
    ...(source !== undefined && source !== '' && { format: source.toLowerCase() }),
    target: targetOf(message, parsers),
    mode: SAVE_MODES.get(message.mode) ?? invalid(`Cannot convert from WriteOperation.SaveMode ${message.mode}`),
    partitionBy: message.partitioningColumns,
    sortBy: message.sortColumnNames,
    ...(bucketBy && { bucketBy: { columns: bucketBy.bucketColumnNames, buckets: bucketBy.numBuckets } }),
    options: optionsOf(message.options),
  };
}

const { SAVE_AS_TABLE, INSERT_INTO } = proto.WriteOperation_SaveTable_TableSaveMethod;

function targetOf({ saveType }: proto.WriteOperation, parsers: PlanParsers): WriteCommand['target'] {
  switch (saveType?.$case) {
    case undefined:
      return { kind: 'none' };
    case 'path':
      return { kind: 'path', path: saveType.value };
    case 'table': {
      const { tableName, saveMethod } = saveType.value;
      if (saveMethod !== SAVE_AS_TABLE && saveMethod !== INSERT_INTO)
        return invalid(`WriteOperation:SaveTable:TableSaveMethod not supported ${saveMethod}`);
      return { kind: 'table', name: parsers.name(tableName), insert: saveMethod === INSERT_INTO };
    }
  }
}

const { CREATE, REPLACE, CREATE_OR_REPLACE, APPEND, OVERWRITE, OVERWRITE_PARTITIONS } = proto.WriteOperationV2_Mode;
const TABLE_MODES: ReadonlyMap<number, WriteTableCommand['mode']> = new Map([
  [CREATE, 'create'],
  [REPLACE, 'replace'],
  [CREATE_OR_REPLACE, 'create-or-replace'],
  [APPEND, 'append'],
  [OVERWRITE, 'overwrite'],
  [OVERWRITE_PARTITIONS, 'overwrite-partitions'],
]);

/** `df.writeTo(table)…` */
export function writeTableOf(message: proto.WriteOperationV2, parsers: PlanParsers): WriteTableCommand {
  const { provider, overwriteCondition } = message;
  return {
    kind: 'write-table',
    plan: relationOf(message.input, parsers),
    table: parsers.name(message.tableName),
    ...(provider !== undefined && provider !== '' && { provider }),
    mode: TABLE_MODES.get(message.mode) ?? invalid(`WriteOperationV2:ModeCase not supported ${message.mode}`),
    partitionBy: decodeExpressions(message.partitioningColumns, parsers),
    options: optionsOf(message.options),
    properties: optionsOf(message.tableProperties),
    ...(overwriteCondition && { condition: decodeExpression(overwriteCondition, parsers) }),
  };
}
