import { stringLiteral } from '../expr/literal.js';
import { SPARK_REVISION, SPARK_VERSION } from '../spark-version.js';
import { typeText } from '../types/text.js';
import { boolean, int, long, nullType, string } from '../types/type.js';
import { type CallFacts, defineFunctions } from './define.js';
import { shownAs } from './display.js';
import { isConstant } from './strict.js';

/** Session, environment and checks. */
export const miscFunctions = defineFunctions({
  // programs ask it to know what they may call
  version: {
    params: {},
    returns: string,
    nullable: 'never',
    expand: () => stringLiteral(`${SPARK_VERSION} ${SPARK_REVISION}`),
  },
  current_user: { params: {}, returns: string, aliases: ['user'], display: shownAs('current_user') },
  current_catalog: { params: {}, returns: string },
  current_database: { params: {}, returns: string, aliases: ['current_schema'], display: shownAs('current_database') },
  uuid: { params: {}, returns: string, volatile: true },
  typeof: {
    params: { value: 'any' },
    returns: string,
    nullable: 'never',
    expand: (c: CallFacts) => stringLiteral(c.types[0] ? typeText(c.types[0]) : ''),
  },
  /** NULL where the condition holds; an error where it is false or NULL. */
  assert_true: {
    params: { condition: 'boolean', 'message?': 'string' },
    strict: [0],
    returns: nullType,
    nullable: 'always',
    volatile: true,
    // of columns Spark shows the ids in the message, too, which are of that one query
    display: (args) =>
      `assert_true(${args[0]}, ${args[1] ?? `'${args[0] === 'NULL' ? 'null' : args[0]}' is not true!`})`,
  },
  raise_error: { params: { message: 'string' }, returns: nullType, nullable: 'always', volatile: true },
  equal_null: {
    params: { left: 'comparable', right: 'comparable' },
    coerce: 'comparison',
    returns: boolean,
    nullable: 'never',
  },
  /** A value of a column that the database has a type of its own for (`Field.stored`), as the dialect's expressions take it. */
  read_stored: { params: { value: 'any', stored: 'string' }, returns: (c) => c.types[0] ?? nullType, internal: true },
  /** The other way round. */
  write_stored: { params: { value: 'any', stored: 'string' }, returns: (c) => c.types[0] ?? nullType, internal: true },
  monotonically_increasing_id: { params: {}, returns: long, volatile: true },
  spark_partition_id: { params: {}, returns: int, volatile: true, display: shownAs('SPARK_PARTITION_ID') },
  // where a row is of those that Spark spreads over partitions (the analyzer's partition/numbers.ts): never NULL, never out of range
  element_of: { params: { value: 'long', start: 'long', step: 'long' }, returns: long, internal: true },
  partition_of: { params: { element: 'long', count: 'long', partitions: 'long' }, returns: long, internal: true },
  partition_row: {
    params: { element: 'long', partition: 'long', count: 'long', partitions: 'long' },
    returns: long,
    internal: true,
  },
  partition_number: { params: { partition: 'long' }, returns: int, internal: true },
  partition_seed: { params: { partition: 'long', seed: 'long' }, returns: long, internal: true },
  partition_id: { params: { partition: 'long', row: 'long' }, returns: long, internal: true },
  input_file_name: { params: {}, returns: string, volatile: true },
  input_file_block_start: { params: {}, returns: long, volatile: true },
  input_file_block_length: { params: {}, returns: long, volatile: true },
  /** A static method by its signature, and its arguments as texts: see `JAVA_METHODS`. */
  java_static: {
    params: { method: 'string', values: 'array' },
    returns: string,
    nullable: 'always',
    internal: true,
  },
  java_method: {
    params: { class: 'string', method: 'string', 'values...?': 'any' },
    check: ({ args }) =>
      args.slice(0, 2).every(isConstant)
        ? undefined
        : 'the input class and method should be foldable "STRING" expressions',
    checkFirst: true,
    returns: string,
    nullable: 'always',
    aliases: ['reflect'],
    volatile: true,
  },
});
