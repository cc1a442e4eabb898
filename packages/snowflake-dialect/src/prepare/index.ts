import {
  expandRows,
  membershipValue,
  nameConditions,
  type PrepareRule,
  unusedGroupings,
} from '@spark-sql-to-snowflake/sql-emit';
import { aggregateFilter } from './aggregate-filter.js';
import { existsIn } from './exists-in.js';
import { lambdaParts } from './lambda-parts.js';
import { limits } from './limits.js';
import { setOperationAll } from './set-operation-all.js';
import { structOrder } from './struct-order.js';
import { windowValue } from './window-value.js';

/** What Snowflake cannot say is put into other words before it is written. */
export const prepare: readonly PrepareRule[] = [
  lambdaParts,
  expandRows,
  unusedGroupings,
  membershipValue,
  nameConditions,
  aggregateFilter,
  setOperationAll,
  structOrder,
  existsIn,
  windowValue,
  limits,
];
