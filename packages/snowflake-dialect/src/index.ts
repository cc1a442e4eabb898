import type { Dialect } from '@spark-sql-to-snowflake/sql-emit';
import { castToSnowflake } from './cast/index.js';
import { field } from './field.js';
import { lowerings } from './functions/index.js';
import { generate, generatedColumns } from './generate.js';
import { lambda } from './lambda.js';
import { literal } from './literals.js';
import { names } from './names.js';
import { prepare } from './prepare/index.js';
import { sample } from './sample.js';
import { sortKey } from './sort-key.js';
import { statement } from './statements/index.js';
import { structuredType } from './structured.js';
import { typeName } from './types.js';
import { range, values } from './values.js';
import { windowFrame } from './window-frame.js';

/** Snowflake. Everything here follows its documentation. */
export const snowflake: Dialect = {
  name: 'snowflake',
  names,
  can: {
    qualify: true,
    aggregateFilter: false,
    semiJoin: 'exists',
    setOperationAll: false,
    nullsDefault: { asc: 'last', desc: 'first' },
    offsetWithoutLimit: false,
  },
  functions: lowerings,
  typeName,
  storedAs: structuredType,
  literal,
  cast: castToSnowflake,
  field,
  lambda,
  sortKey,
  windowFrame,
  values,
  range,
  generate,
  generatedColumns,
  sample,
  prepare,
  statement,
};

export { createHelperFunction } from './helper-function.js';
