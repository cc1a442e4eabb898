import { decodePlan, decodeRelation, encodeDataType, encodeSchema } from '@spark-sql-to-snowflake/spark-connect';
import type { PlanReader } from './plans.js';

/** Plans and types as Spark Connect 3.5 has them on the wire. */
export const wirePlans: PlanReader = {
  request: decodePlan,
  query: decodeRelation,
  schema: encodeSchema,
  type: encodeDataType,
};
