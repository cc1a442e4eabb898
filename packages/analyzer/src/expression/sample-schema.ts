import { type Expr, type FunctionName, type SparkConf, stringLiteral } from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';

/**
 * The schema of a text, as `schema_of_json` and `schema_of_csv` give it under options, whose names are in lower case. Undefined:
 * it cannot be told.
 */
export type SampleSchema = (
  format: 'json' | 'csv',
  text: string,
  options: ReadonlyMap<string, string>,
  conf: SparkConf,
) => string | undefined;

/** `from_json(x, schema_of_json('…'))` and its like with the schema as text, where the host can tell it. */
export function withSampleSchema(name: FunctionName, args: readonly Expr[], env: Env): readonly Expr[] {
  if (name !== 'from_json' && name !== 'from_csv') return args;
  const [value, schema, ...rest] = args;
  if (!value || schema?.kind !== 'call' || !env.sampleSchema) return args;
  if (schema.fn !== 'schema_of_json' && schema.fn !== 'schema_of_csv') return args;
  const sample = textOf(schema.args[0]);
  const options = optionsOf(schema.args[1]);
  if (sample === undefined || !options) return args;
  const text = env.sampleSchema(schema.fn === 'schema_of_json' ? 'json' : 'csv', sample, options, env.conf);
  return text === undefined ? args : [value, stringLiteral(text, schema.origin), ...rest];
}

const textOf = (e: Expr | undefined): string | undefined =>
  e?.kind === 'literal' && typeof e.value === 'string' ? e.value : undefined;

function optionsOf(e: Expr | undefined): ReadonlyMap<string, string> | undefined {
  const options = new Map<string, string>();
  if (e === undefined) return options;
  if (e.kind !== 'call' || e.fn !== 'map') return undefined;
  for (let i = 0; i + 1 < e.args.length; i += 2) {
    const [name, value] = [textOf(e.args[i]), textOf(e.args[i + 1])];
    if (name === undefined || value === undefined) return undefined;
    options.set(name.toLowerCase(), value);
  }
  return options;
}
