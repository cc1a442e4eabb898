import { expandRows, membershipValue, type PrepareRule } from '@spark-sql-to-snowflake/sql-emit';
import { aggregateFilter } from './aggregate-filter.js';
import { existsIn } from './exists-in.js';
import { setOperationAll } from './set-operation-all.js';
import { structOrder } from './struct-order.js';
import { windowValue } from './window-value.js';

/** What Snowflake cannot say is put into other words before it is written. */
export const prepare: readonly PrepareRule[] = [
  expandRows,
  membershipValue,
  aggregateFilter,
  setOperationAll,
  structOrder,
  existsIn,
  windowValue,
];
