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

/** What is wrong with the schema argument. */
function schemaCheck(call: CallFacts): string | undefined {
  const [, arg] = call.args;
  const ddl = text(arg);
  if (ddl === undefined) {
    const converted = arg?.kind === 'literal' || (arg?.kind === 'cast' && arg.implicit === true);
    const computed = !converted && arg?.type.kind === 'string' && isConstant(arg);
    return computed
      ? 'COMPUTED_SCHEMA: it must be known before the statement runs'
      : 'INVALID_SCHEMA.NON_STRING_LITERAL: The input schema must be a string literal and not NULL';
  }
  if (schemaArgument(call) !== unknown) return undefined;
  // a name alone, or one inside of another type, is read as a type's
  return /^\s*\w+\s*$|</.test(ddl)
    ? `UNSUPPORTED_DATATYPE: Unsupported data type "${ddl}"`
    : `PARSE_SYNTAX_ERROR: Syntax error in the schema "${ddl}"`;
}

function jsonSchemaCheck(call: CallFacts): string | undefined {
  const { kind } = schemaArgument(call);
  const nested = kind === 'struct' || kind === 'array' || kind === 'map' || kind === 'unknown';
  return schemaCheck(call) ?? (nested ? optionsCheck(call) : 'Input schema must be a struct, an array or a map');
}

function csvSchemaCheck(call: CallFacts): string | undefined {
  const { kind } = schemaArgument(call);
  const wrong = kind !== 'struct' && kind !== 'unknown';
  return (
    schemaCheck(call) ??
    (wrong ? 'INVALID_SCHEMA.NON_STRUCT_TYPE: The input schema must be a struct' : optionsCheck(call))
  );
}

/** Options are the last argument where a function has them: a call of `map` with texts in it, and nothing else. */
function optionsCheck(call: CallFacts, at = 2): string | undefined {
  const options = call.args[at];
  if (!options || options.type.kind === 'unknown') return undefined;
  if (options.kind !== 'call' || options.fn !== 'map')
    return 'INVALID_OPTIONS.NON_MAP_FUNCTION: Must use the `map()` function for options';
  const { type } = options;
  const texts = type.kind === 'map' && type.key.kind === 'string' && type.value.kind === 'string';
  return texts ? undefined : 'INVALID_OPTIONS.NON_STRING_TYPE: Keys and values in `map()` must be strings';
}

/** The text whose schema is asked for must be known before the statement runs. */
const sample =
  (what: string) =>
  (call: CallFacts): string | undefined => {
    const [arg] = call.args;
    if (!isConstant(arg)) return `the input ${what} should be a foldable "STRING" expression`;
    if (arg?.kind === 'literal' && arg.value === null) return `The ${what} must not be null`;
    return optionsCheck(call, 1);
  };

const xpath = (returns: DataType): FunctionRow => ({
  params: { xml: 'string', path: 'string' },
  strict: true,
  checkFirst: true,
  returns,
  nullable: 'always',
  check: (c) => (isConstant(c.args[1]) ? undefined : 'the input path should be a foldable "STRING" expression'),
});

const NESTED: ReadonlySet<DataType['kind']> = new Set(['struct', 'array', 'map', 'unknown']);

/** JSON, CSV and XML in strings. */
export const jsonFunctions = defineFunctions({
  /** A path of Hive's JSONPath subset; NULL where the text is no JSON or nothing is there. */
  get_json_object: { params: { json: 'string', path: 'string' }, strict: true, returns: string, nullable: 'always' },
  from_json: {
    params: { json: 'string', schema: 'any', 'options?': 'any' },
    strict: [0],
    returns: schemaArgument,
    nullable: 'always',
    check: jsonSchemaCheck,
    display: (args, call) => (schemaArgument(call).kind === 'map' ? 'entries' : `from_json(${args[0]})`),
  },
  to_json: {
    params: { value: 'any', 'options?': 'any' },
    coerce: ({ types: [value = unknown, ...options] }) => [value.kind === 'null' ? struct([]) : value, ...options],
    returns: string,
    nullable: 'always',
    check: (call) =>
      NESTED.has(call.types[0]?.kind ?? 'null')
        ? optionsCheck(call, 1)
        : 'Input schema must be a struct, an array or a map',
    display: (args) => `to_json(${args[0]})`,
  },
  schema_of_json: {
    params: { json: 'string', 'options?': 'any' },
    strict: [0],
    checkFirst: true,
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
    params: { csv: 'string', schema: 'any', 'options?': 'any' },
    strict: [0],
    returns: (c) => {
      const schema = schemaArgument(c);
      return schema.kind === 'struct' || schema.kind === 'unknown' ? schema : struct([]);
    },
    check: csvSchemaCheck,
    display: (args) => `from_csv(${args[0]})`,
  },
  to_csv: {
    params: { value: 'struct', 'options?': 'any' },
    returns: string,
    nullable: 'always',
    check: (call) => optionsCheck(call, 1),
    display: (args) => `to_csv(${args[0]})`,
  },
  schema_of_csv: {
    params: { csv: 'string', 'options?': 'any' },
    strict: [0],
    checkFirst: true,
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
