import type { SparkConf } from '../conf.js';
import type { Call, Expr } from '../expr/expr.js';
import type { Origin } from '../origin.js';
import type { DataType } from '../types/type.js';
import { aggregateFunctions } from './aggregate.js';
import { arrayFunctions } from './array.js';
import { conditionalFunctions } from './conditional.js';
import { datetimeFunctions } from './datetime.js';
import type { CallFacts, FunctionRow } from './define.js';
import { generatorFunctions } from './generator.js';
import { hashFunctions } from './hash.js';
import { higherOrderFunctions } from './higher-order.js';
import { jsonFunctions } from './json.js';
import { mapFunctions } from './map.js';
import { mathFunctions } from './math.js';
import { miscFunctions } from './misc.js';
import { operatorFunctions } from './operator.js';
import { regexpFunctions } from './regexp.js';
import { stringFunctions } from './string.js';
import { structFunctions } from './struct.js';
import { windowFunctions } from './window.js';

/** Every function the compiler knows, by family. A new family is one line here; a new function is a row in its family. */
export const families = {
  operator: operatorFunctions,
  conditional: conditionalFunctions,
  math: mathFunctions,
  string: stringFunctions,
  regexp: regexpFunctions,
  hash: hashFunctions,
  datetime: datetimeFunctions,
  aggregate: aggregateFunctions,
  window: windowFunctions,
  array: arrayFunctions,
  map: mapFunctions,
  struct: structFunctions,
  'higher-order': higherOrderFunctions,
  json: jsonFunctions,
  generator: generatorFunctions,
  misc: miscFunctions,
} as const;

/** All rows by canonical name. */
export const functions = {
  ...operatorFunctions,
  ...conditionalFunctions,
  ...mathFunctions,
  ...stringFunctions,
  ...regexpFunctions,
  ...hashFunctions,
  ...datetimeFunctions,
  ...aggregateFunctions,
  ...windowFunctions,
  ...arrayFunctions,
  ...mapFunctions,
  ...structFunctions,
  ...higherOrderFunctions,
  ...jsonFunctions,
  ...generatorFunctions,
  ...miscFunctions,
} as const;

export type FunctionName = keyof typeof functions & string;

/** The row with every key present: rows of one shape are read several times as fast as rows of hundreds. */
const uniform = (row: FunctionRow): { readonly [K in keyof Required<FunctionRow>]: FunctionRow[K] | undefined } => ({
  kind: row.kind,
  params: row.params,
  returns: row.returns,
  nullable: row.nullable,
  coerce: row.coerce,
  freeCasts: row.freeCasts,
  aliases: row.aliases,
  portable: row.portable,
  volatile: row.volatile,
  strict: row.strict,
  refusesNull: row.refusesNull,
  checkFirst: row.checkFirst,
  expand: row.expand,
  display: row.display,
  check: row.check,
  lambdas: row.lambdas,
  internal: row.internal,
});

const byAnyName = new Map<string, FunctionName>();
const rows = new Map<string, FunctionRow>();
const volatiles = new Set<string>();
const generators = new Set<string>();
for (const name of Object.keys(functions) as FunctionName[]) {
  const row: FunctionRow = functions[name];
  rows.set(name, uniform(row) as FunctionRow);
  if (row.volatile) volatiles.add(name);
  if (row.kind === 'generator') generators.add(name);
  byAnyName.set(name, name);
  for (const alias of row.aliases ?? []) byAnyName.set(alias, name);
}

/** The canonical name behind a name or alias in any case; undefined where there is no such function. */
export function findFunction(name: string): FunctionName | undefined {
  return byAnyName.get(name.toLowerCase());
}

/** The facts of a function. */
export function functionRow(name: FunctionName): FunctionRow {
  return rows.get(name) as FunctionRow;
}

/** Is the function of this canonical name not deterministic? */
export const isVolatileFunction = (name: string): boolean => volatiles.has(name);
/** Does the function of this canonical name give rows? */
export const isGeneratorFunction = (name: string): boolean => generators.has(name);

/** Is `expr` a call of this function? The name is checked by the type checker. */
export function isCall(expr: Expr, name: FunctionName): expr is Call {
  return expr.kind === 'call' && expr.fn === name;
}

/** A call whose type and nullability follow from the function's row. The arguments are already coerced. */
export function call(name: FunctionName, args: readonly Expr[], conf: SparkConf, origin?: Origin): Call {
  const facts: CallFacts = { types: args.map((a) => a.type), args, conf };
  const row = functionRow(name);
  return {
    kind: 'call',
    fn: name,
    args,
    type: resultType(row, facts),
    nullable: resultNullable(row, facts),
    origin,
  };
}

/** The result type of a call by its row. */
export function resultType(row: FunctionRow, facts: CallFacts): DataType {
  return typeof row.returns === 'function' ? row.returns(facts) : row.returns;
}

/** Whether a call can give NULL, by its row. */
export function resultNullable(row: FunctionRow, facts: CallFacts): boolean {
  const rule = row.nullable ?? 'propagate';
  if (typeof rule === 'function') return rule(facts);
  return rule === 'always' || (rule === 'propagate' && facts.args.some((a) => a.nullable));
}
