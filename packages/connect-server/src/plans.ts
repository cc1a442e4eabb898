import type { DataType, Field, SessionRequest, UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import type { PlanParsers, proto } from '@spark-sql-to-snowflake/spark-connect';

/** How plans are read off the wire, and types put on it: of package spark-connect. All throw CompileError. */
export interface PlanReader {
  request(plan: proto.Plan, parsers: PlanParsers): SessionRequest;
  query(relation: proto.Relation, parsers: PlanParsers): UnresolvedPlan;
  schema(fields: readonly Field[]): proto.DataType;
  type(type: DataType): proto.DataType;
}
