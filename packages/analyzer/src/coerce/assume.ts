import {
  commonType,
  type DataType,
  type Expr,
  type FunctionRow,
  fail,
  implicitCast,
  type ParamSpec,
  type SparkConf,
  types as T,
} from '@spark-sql-to-snowflake/plan-ir';
import { implicitly } from './cast.js';

/**
 * Columns of tables whose schema nobody knows have the type `unknown`. Where a function asks for a type, such a column is taken
 * for the likeliest one: an implicit cast from `unknown` says so in the tree. No dialect converts anything for it without need,
 * and the emitter reports the assumption.
 */
export function assumed(expr: Expr, type: DataType, conf: SparkConf): Expr {
  if (expr.type.kind !== 'unknown') return implicitly(expr, type, conf);
  if (type.kind === 'unknown' || type.kind === 'null' || expr.kind === 'lambda' || expr.kind === 'literal') return expr;
  const mode = conf.ansi ? 'ansi' : 'legacy';
  return { kind: 'cast', expr, type, mode, implicit: true, nullable: expr.nullable, origin: expr.origin };
}

const ARRAY = T.array(T.unknown);
const MAP = T.map(T.string, T.unknown);

const ONE_KIND: Readonly<Partial<Record<string, DataType>>> = {
  string: T.string,
  boolean: T.boolean,
  byte: T.int,
  short: T.int,
  int: T.int,
  long: T.long,
  integral: T.long,
  float: T.double,
  double: T.double,
  fractional: T.double,
  binary: T.string,
  date: T.date,
  timestamp: T.timestamp,
  timestamp_ntz: T.timestampNtz,
  array: ARRAY,
  map: MAP,
};

/**
 * What an argument of unknown type is likeliest to be, by what its parameter takes; undefined where any type will do, or where the
 * types that would do are written alike: numbers, points of time. `others` are the types of the other arguments.
 */
function likeliest(spec: ParamSpec, others: readonly DataType[]): DataType | undefined {
  if (typeof spec === 'string') return ONE_KIND[spec];
  if (!isList(spec)) return spec;
  const has = (kind: string): boolean => spec.some((s) => s === kind);
  // what parses text takes text where a pattern comes with it; points of time come alone, or with the name of a part
  if (has('date'))
    return has('string') && !has('interval') && others.some((t) => t.kind === 'string') ? T.string : undefined;
  if (has('string')) return T.string;
  if (has('numeric') || has('decimal') || has('any')) return undefined;
  if (has('timestamp')) return T.timestamp;
  if (has('array') && has('map')) return others.some((t) => t.kind === 'string') ? MAP : ARRAY;
  if (has('double')) return T.double;
  if (has('long')) return T.long;
  const [first] = spec;
  return first === undefined ? undefined : likeliest(first, others);
}
const isList = (spec: ParamSpec): spec is Extract<ParamSpec, readonly unknown[]> => Array.isArray(spec);

/** The operands of arithmetic that need a type: `/` gives a double, `div` takes whole numbers. The other operators treat all numbers alike. */
export const OPERAND_TYPE: Readonly<Partial<Record<string, DataType>>> = {
  '/': T.double,
  try_divide: T.double,
  div: T.long,
  avg: T.double,
  try_avg: T.double,
};

/** Functions whose answer is another for each type, none of them likelier. */
const NEEDS_TYPE: ReadonlySet<string> = new Set(['typeof', 'hash', 'xxhash64', 'inline', 'inline_outer']);

/** A format's conversion says what its value is. */
function formatted(format: Expr | undefined, place: number): DataType {
  const text = format?.kind === 'literal' && typeof format.value === 'string' ? format.value : '';
  const conversions = [...text.matchAll(/%(?:(\d+)\$)?[-#+ 0,(]*\d*(?:\.\d+)?([a-zA-Z])/g)].filter((m) => m[2] !== 'n');
  const own =
    conversions.find((m) => m[1] === String(place)) ?? conversions.filter((m) => m[1] === undefined)[place - 1];
  const letter = own?.[2] ?? 's';
  return /[dxXoc]/.test(letter) ? T.long : /[eEfgG]/.test(letter) ? T.double : T.string;
}

/** An argument of unknown type as what it is likeliest to be for its function; bytes are made of text. */
export function assumedArgument(
  arg: Expr,
  spec: ParamSpec,
  call: { readonly name: string; readonly row: FunctionRow; readonly args: readonly Expr[] },
  index: number,
  conf: SparkConf,
): Expr {
  if (NEEDS_TYPE.has(call.name)) {
    return fail('unsupported', { what: `\`${call.name}\` of a column whose type is not known` }, arg.origin);
  }
  // the aliases of a generator's columns tell an array from a map
  if (call.row.kind === 'generator' && call.name !== 'json_tuple') return arg;
  if (call.name === 'format_string' && index > 0) return assumed(arg, formatted(call.args[0], index), conf);
  const others = call.args.flatMap((a, i) => (i === index ? [] : [a.type]));
  if (call.name === 'sequence') return assumed(arg, index === 2 ? T.long : bound(others), conf);
  const type = OPERAND_TYPE[call.name] ?? likeliest(spec, others);
  const target = type && implicitCast(type, spec, conf);
  return type && target ? implicitly(assumed(arg, type, conf), target, conf) : arg;
}

/** The start or stop of a sequence: as the other one is; dates where the step is an interval. */
function bound(others: readonly DataType[]): DataType {
  const known = others.find((t) => t.kind !== 'unknown');
  return known?.kind.endsWith('_interval') ? T.date : (known ?? T.long);
}

/** What a generator takes apart that makes so many values a row. */
export function assumedGenerated(arg: Expr, values: number, conf: SparkConf): Expr {
  return assumed(arg, values === 2 ? MAP : ARRAY, conf);
}

/** Values of which some are unknown and the others are text become text in Spark, whatever the unknown ones are. */
export function commonWithText(types: readonly DataType[], conf: SparkConf): DataType | undefined {
  const known = types.filter((t) => t.kind !== 'unknown' && t.kind !== 'null');
  const type = known.length > 0 && known.length < types.length ? commonType(known, conf) : undefined;
  return type?.kind === 'string' ? type : undefined;
}
