import type { Expr } from '../expr/expr.js';
import { parseSchema } from '../types/ddl.js';
import {
  array,
  boolean,
  type DataType,
  double,
  float,
  int,
  long,
  short,
  string,
  struct,
  unknown,
} from '../types/type.js';
import { type CallFacts, defineFunctions, type FunctionRow } from './define.js';
import { isConstant, strictly } from './strict.js';

/** The constant text of an argument. */
const text = (arg: Expr | undefined): string | undefined =>
  arg?.kind === 'literal' && typeof arg.value === 'string' ? arg.value : undefined;

/** The type that the constant schema argument describes: `a INT, b STRING`, or a type such as `array<int>`. */
function schemaArgument(call: CallFacts): DataType {
  const ddl = text(call.args[1]);
  return (ddl === undefined ? undefined : parseSchema(ddl)) ?? unknown;
}
const schemaCheck = (call: CallFacts): string | undefined =>
  schemaArgument(call) === unknown
    ? 'the schema must be a string literal that holds a data type or a list of columns'
    : undefined;

/** The text whose schema is asked for must be known before the statement runs. */
const sample =
  (what: string) =>
  (call: CallFacts): string | undefined => {
    const [arg] = call.args;
    if (!isConstant(arg)) return `the input ${what} should be a foldable "STRING" expression`;
    return arg?.kind === 'literal' && arg.value === null ? `the ${what} must not be null` : undefined;
  };

const xpath = (returns: DataType): FunctionRow => ({
  params: { xml: 'string', path: 'string' },
  returns,
  nullable: 'always',
  check: (c) => (isConstant(c.args[1]) ? undefined : 'the input path should be a foldable "STRING" expression'),
});

/** JSON, CSV and XML in strings. */
export const jsonFunctions = defineFunctions({
  /** A path of Hive's JSONPath subset; NULL where the text is no JSON or nothing is there. */
  get_json_object: { params: { json: 'string', path: 'string' }, returns: string, nullable: 'always' },
  from_json: {
    params: { json: 'string', schema: 'string', 'options?': 'map' },
    returns: schemaArgument,
    nullable: 'always',
    check: schemaCheck,
    display: (args, call) => (schemaArgument(call).kind === 'map' ? 'entries' : `from_json(${args[0]})`),
  },
  to_json: {
    params: { value: ['struct', 'array', 'map'], 'options?': 'map' },
    returns: string,
    nullable: 'always',
    display: (args) => `to_json(${args[0]})`,
  },
  schema_of_json: {
    params: { json: 'string', 'options?': 'map' },
    returns: string,
    nullable: 'never',
    check: sample('json'),
    display: (args) => `schema_of_json(${args[0]})`,
  },
  /** Elements of the outermost array; NULL for anything else. */
  json_array_length: { params: { json: 'any' }, ...strictly([string]), returns: int, nullable: 'always' },
  /** Keys of the outermost object; NULL for anything else. */
  json_object_keys: {
    params: { json: 'any' },
    ...strictly([string]),
    returns: array(string, true),
    nullable: 'always',
  },
  from_csv: {
    params: { csv: 'string', schema: 'string', 'options?': 'map' },
    returns: (c) => {
      const schema = schemaArgument(c);
      return schema.kind === 'struct' || schema.kind === 'unknown' ? schema : struct([]);
    },
    check: schemaCheck,
    display: (args) => `from_csv(${args[0]})`,
  },
  to_csv: {
    params: { value: 'struct', 'options?': 'map' },
    returns: string,
    nullable: 'always',
    display: (args) => `to_csv(${args[0]})`,
  },
  schema_of_csv: {
    params: { csv: 'string', 'options?': 'map' },
    returns: string,
    nullable: 'never',
    check: sample('csv'),
    display: (args) => `schema_of_csv(${args[0]})`,
  },
  xpath: xpath(array(string, true)),
  xpath_boolean: xpath(boolean),
  xpath_double: { ...xpath(double), aliases: ['xpath_number'] },
  xpath_float: xpath(float),
  xpath_int: xpath(int),
  xpath_long: xpath(long),
  xpath_short: xpath(short),
  xpath_string: xpath(string),
});
