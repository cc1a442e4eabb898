import {
  at,
  type Dialect,
  membershipValue,
  nameConditions,
  piece,
  STRENGTH,
  unusedGroupings,
} from '@spark-sql-to-snowflake/sql-emit';
import { castFar, castToDuckdb } from './cast/index.js';
import { lowerings } from './functions/index.js';
import { isOverflow, wrappingLowerings } from './functions/wrapping.js';
import { generate } from './generate.js';
import { lambda } from './lambda.js';
import { literal, stringText } from './literals.js';
import { names } from './names.js';
import { aggregatesInParts } from './prepare/aggregates-in-parts.js';
import { fewRows } from './prepare/few-rows.js';
import { filteredValues } from './prepare/filtered-values.js';
import { floatGroups } from './prepare/float-groups.js';
import { expandRows, generatorColumns } from './prepare/generator-columns.js';
import { integerSizes } from './prepare/integer-sizes.js';
import { joinSubqueries } from './prepare/join-subqueries.js';
import { lambdaSubqueries } from './prepare/lambda-subqueries.js';
import { rowNotIn } from './prepare/row-not-in.js';
import { seededRandom } from './prepare/seeded-random.js';
import { sample } from './sample.js';
import { hasComputedKey, sortKey } from './sort-key.js';
import { statement } from './statements/index.js';
import { typeName } from './types.js';
import { range, values } from './values.js';
import { windowFrame } from './window-frame.js';

const words: Dialect = {
  name: 'duckdb',
  names,
  can: {
    qualify: true,
    aggregateFilter: true,
    semiJoin: 'native',
    semiJoinWords: ['SEMI', 'ANTI'],
    setOperationAll: true,
    nullsDefault: { asc: 'last', desc: 'last' },
    offsetWithoutLimit: true,
    computedKey: hasComputedKey,
  },
  functions: lowerings,
  typeName,
  literal,
  cast: castToDuckdb,
  field: (value, field) => piece(`${at(value, STRENGTH.postfix)}[${stringText(field.name).text}]`, STRENGTH.postfix),
  lambda,
  sortKey,
  windowFrame,
  values,
  range,
  generate,
  sample,
  prepare: [
    lambdaSubqueries,
    aggregatesInParts,
    fewRows,
    expandRows,
    generatorColumns,
    unusedGroupings,
    membershipValue,
    joinSubqueries,
    rowNotIn,
    filteredValues,
    floatGroups,
    nameConditions,
    seededRandom,
    integerSizes,
  ],
  statement,
};

/** DuckDB 1.5, the embedded database: Spark's answers without an account. */
export const duckdb: Dialect = {
  ...words,
  wrapping: { dialect: { ...words, functions: wrappingLowerings, cast: castFar }, isOverflow },
};
