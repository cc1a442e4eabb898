import { BinaryReader } from '@bufbuild/protobuf/wire';
import { proto } from '@spark-sql-to-snowflake/spark-connect';

/** ExecutePlanRequest.plan, Plan.command, Command.sql_command, and what Spark 4 adds to it: SqlCommand.input */
const SQL_INPUT = [3, 2, 5, 6];
/** SQL.named_arguments and SQL.pos_arguments, which Spark 4 has in place of `args` and `pos_args`. */
const NAMED = 4;
const POSITIONAL = 5;

/**
 * Clients of Spark 4 send `spark.sql(…)` as a relation within the command, where 3.5 has the text itself. Such a request, as 3.5 has
 * it; others as they are. `bytes`: the request on the wire.
 */
export function asOlderRequest(request: proto.ExecutePlanRequest, bytes: Uint8Array): proto.ExecutePlanRequest {
  const op = request.plan?.opType;
  if (op?.$case !== 'command' || op.value.commandType?.$case !== 'sqlCommand') return request;
  if (op.value.commandType.value.sql !== '') return request;
  let input: Uint8Array | undefined = bytes;
  for (const number of SQL_INPUT) input = input && fieldsOf(input, number)[0];
  const relation = input && proto.Relation.decode(input).relType;
  if (!input || relation?.$case !== 'sql') return request;
  const { query, args, posArgs } = relation.value;
  const sql = fieldsOf(input, SQL_RELATION)[0] ?? new Uint8Array(0);
  const value: proto.SqlCommand = {
    sql: query,
    args: new Map([...args, ...namedArguments(sql)]),
    posArgs: [...posArgs, ...fieldsOf(sql, POSITIONAL).map(literalOf)],
  };
  const command: proto.Command = { commandType: { $case: 'sqlCommand', value } };
  return { ...request, plan: { opType: { $case: 'command', value: command } } };
}
const SQL_RELATION = 10;

function namedArguments(sql: Uint8Array): readonly (readonly [string, proto.Expression_Literal])[] {
  return fieldsOf(sql, NAMED).map((entry) => {
    const [key = new Uint8Array(0)] = fieldsOf(entry, 1);
    return [Buffer.from(key).toString('utf8'), literalOf(fieldsOf(entry, 2)[0] ?? new Uint8Array(0))] as const;
  });
}

/** A value of a parameter; what is no literal is left empty, and refused by who reads it. */
function literalOf(expression: Uint8Array): proto.Expression_Literal {
  const { exprType } = proto.Expression.decode(expression);
  return exprType?.$case === 'literal' ? exprType.value : { literalType: undefined };
}

/** The contents of a field of a message, each time that it stands there; of fields that have a length. */
function fieldsOf(message: Uint8Array, number: number): readonly Uint8Array[] {
  const reader = new BinaryReader(message);
  const found: Uint8Array[] = [];
  while (reader.pos < reader.len) {
    const [field, wireType] = reader.tag();
    if (field === number && wireType === LENGTH_DELIMITED) found.push(reader.bytes());
    else reader.skip(wireType);
  }
  return found;
}
const LENGTH_DELIMITED = 2;
