import { assertNever, type CommandRequest } from '@spark-sql-to-snowflake/plan-ir';
import type * as proto from '../messages.js';
import type { PlanParsers } from './context.js';
import { pythonFunctionOf } from './python-udf.js';
import { refuse, UDF, unknownMessage } from './refuse.js';
import { relationOf } from './relation.js';
import { parametersOf } from './relation-source.js';
import { writeOf, writeTableOf } from './write.js';

const STREAMING = 'Structured streaming';

export function commandOf({ commandType: kind }: proto.Command, parsers: PlanParsers): CommandRequest {
  switch (kind?.$case) {
    case undefined:
      return unknownMessage('command');
    case 'sqlCommand': {
      const { sql, args, posArgs } = kind.value;
      return { kind: 'sql', text: sql, statement: parsers.statement(sql), ...parametersOf(args, posArgs, parsers) };
    }
    case 'writeOperation':
      return writeOf(kind.value, parsers);
    case 'writeOperationV2':
      return writeTableOf(kind.value, parsers);
    case 'createDataframeView': {
      const { input, name, isGlobal, replace } = kind.value;
      return { kind: 'create-frame-view', plan: relationOf(input, parsers), name, global: isGlobal, replace };
    }
    case 'getResourcesCommand':
      return { kind: 'get-resources' };
    case 'registerFunction':
      return { kind: 'register-function', function: pythonFunctionOf(kind.value, parsers) };
    case 'registerTableFunction':
      return refuse(`The Python UDTF ${kind.value.functionName}`, UDF);
    case 'writeStreamOperationStart':
      return refuse(`${STREAMING} (writeStream)`);
    case 'streamingQueryCommand':
    case 'streamingQueryManagerCommand':
      return refuse(STREAMING);
    case 'extension':
      return refuse(`The command extension ${kind.value.typeUrl}`);
    default:
      return assertNever(kind, 'commandOf');
  }
}
