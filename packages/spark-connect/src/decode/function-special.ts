import { stringLiteral, typeFromJson, type UnresolvedCall, type UnresolvedExpr } from '@spark-sql-to-snowflake/plan-ir';
import { invalid, refuse } from './refuse.js';
import { schemaText } from './schema-text.js';

type Special = (args: readonly UnresolvedExpr[]) => UnresolvedExpr | undefined;

const AVRO = 'it needs a library of its own';
const PANDAS = 'it is of pandas on Spark';
const ML = 'it is of Spark ML';

/** Functions of the DataFrame API whose call is no plain one in the IR, by name in lower case. Undefined: it is, after all. */
export const SPECIAL_FUNCTIONS: ReadonlyMap<string, Special> = new Map<string, Special>([
  ['when', caseWhen],
  ['nth_value', ignoringNulls('nth_value', 3)],
  ['lag', ignoringNulls('lag', 4)],
  ['lead', ignoringNulls('lead', 4)],
  ['from_json', fromJson],
  ...refused(['from_avro', 'to_avro', 'from_protobuf', 'to_protobuf'], AVRO),
  ...refused(['vector_to_array', 'array_to_vector', 'vector_get'], ML),
  ...refused(['unwrap_udt'], 'user-defined types are read as what they are stored as'),
  ...refused(
    [
      'distributed_sequence_id',
      'pandas_product',
      'pandas_stddev',
      'pandas_var',
      'pandas_skew',
      'pandas_kurt',
      'pandas_mode',
      'pandas_covar',
      'timestamp_ntz_to_long',
      'ewm',
      'last_non_null',
      'null_index',
    ],
    PANDAS,
  ),
]);

function refused(names: readonly string[], why: string): readonly (readonly [string, Special])[] {
  return names.map((name) => [name, () => refuse(`The function ${name}`, why)] as const);
}

/** Conditions and values in turn, and perhaps a last value. */
function caseWhen(args: readonly UnresolvedExpr[]): UnresolvedExpr {
  if (args.length < 2) return invalid('when takes a condition and a value.');
  const branches: { readonly when: UnresolvedExpr; readonly then: UnresolvedExpr }[] = [];
  for (let i = 0; i + 1 < args.length; i += 2) {
    // biome-ignore lint/suspicious/noThenProperty: the IR's name for what follows THEN; a branch is never awaited
    branches.push({ when: args[i] as UnresolvedExpr, then: args[i + 1] as UnresolvedExpr });
  }
  const otherwise = args.length % 2 === 1 ? args.at(-1) : undefined;
  return { kind: 'case', branches, ...(otherwise && { otherwise }) };
}

/** What SQL says with IGNORE NULLS is a last argument here. */
function ignoringNulls(name: string, count: number): Special {
  return (args) => {
    if (args.length !== count) return undefined;
    const flag = args.at(-1);
    if (flag?.kind !== 'literal' || typeof flag.value !== 'boolean')
      return refuse(`${name} with an expression for whether to ignore nulls`);
    const call: UnresolvedCall = { kind: 'call', name: [name], args: args.slice(0, -1) };
    return flag.value ? { ...call, nulls: 'ignore' } : call;
  };
}

/** A schema given as a DataType comes as JSON, which SQL doesn't take. */
function fromJson(args: readonly UnresolvedExpr[]): UnresolvedExpr | undefined {
  const [value, schema, ...options] = args;
  if (value === undefined || schema?.kind !== 'literal' || typeof schema.value !== 'string') return undefined;
  if (!/^\s*["{]/.test(schema.value)) return undefined;
  const text = stringLiteral(schemaText(typeFromJson(schema.value)));
  return { kind: 'call', name: ['from_json'], args: [value, text, ...options] };
}
