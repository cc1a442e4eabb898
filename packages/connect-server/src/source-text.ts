import type { proto } from '@spark-sql-to-snowflake/spark-connect';

/** The SQL text that positions in an error point into: of plans that are SQL text and nothing else. */
export function sourceText(plan: proto.Plan | undefined): string | undefined {
  const op = plan?.opType;
  if (op?.$case === 'root') return op.value.relType?.$case === 'sql' ? op.value.relType.value.query : undefined;
  const command = op?.value.commandType;
  return command?.$case === 'sqlCommand' ? command.value.sql : undefined;
}
