import { fail } from '@spark-sql-to-snowflake/plan-ir';
import { at, type Dialect, expandRows, piece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { lowerings } from './functions/index.js';
import { generate } from './generate.js';
import { lambda } from './lambda.js';
import { literal, stringText } from './literals.js';
import { names } from './names.js';
import { nestedKey } from './nested-key.js';
import { sample } from './sample.js';
import { typeName } from './types.js';
import { range, values } from './values.js';
import { windowFrame } from './window-frame.js';

const later = (what: string) => (): never =>
  fail('not-lowered', { what, dialect: 'duckdb', why: 'it is not there yet' });

/** DuckDB 1.5, the embedded database: Spark's answers without an account. */
export const duckdb: Dialect = {
  name: 'duckdb',
  names,
  can: {
    qualify: true,
    aggregateFilter: true,
    semiJoin: 'native',
    semiJoinWords: ['SEMI', 'ANTI'],
    setOperationAll: true,
    nullsDefault: { asc: 'last', desc: 'last' },
    groupByAliasCapture: false,
    offsetWithoutLimit: true,
  },
  functions: lowerings,
  typeName,
  literal,
  cast: later('A cast'),
  field: (value, field) => piece(`${at(value, STRENGTH.postfix)}[${stringText(field.name).text}]`, STRENGTH.postfix),
  lambda,
  sortKey: (value, order) => nestedKey(value, order.expr.type),
  windowFrame,
  values,
  range,
  generate,
  sample,
  prepare: [expandRows],
  statement: later('A statement that is no query'),
};
