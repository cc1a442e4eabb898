import {
  type CallFacts,
  call,
  type DataType,
  type Expr,
  FALSE,
  type FunctionName,
  type FunctionRow,
  fail,
  findFunction,
  functionRow,
  functions,
  type Literal,
  longLiteral,
  type Origin,
  resultNullable,
  resultType,
  stringLiteral,
  types as T,
  type UnresolvedCall,
  type UnresolvedExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import { checkCount, coerceArguments, signatureOf, typesOf } from '../coerce/arguments.js';
import { datetimeArithmetic } from '../coerce/datetime.js';
import type { Env } from '../env.js';
import { pretty } from '../name/pretty.js';
import { isGenerator } from '../select/items.js';
import { expandArguments } from '../select/star.js';
import { aggregateCall, placedAggregate } from './aggregate.js';
import { compareRewritten } from './compare.js';
import type { ExprContext } from './context.js';
import { decodeCase } from './decode.js';
import { itemOf } from './field.js';
import { hasFunctionArgument, hasLambda, higherOrderArguments } from './higher-order.js';
import { javaMethod } from './java-method.js';
import { nearFunctions } from './name.js';
import { orderedArguments } from './named-arguments.js';
import { sessionFunction } from './python-udf.js';
import { resolveExpr } from './resolve.js';
import { withSampleSchema } from './sample-schema.js';
import { structCall } from './struct.js';
import { castFunction } from './type-cast.js';
import { windowCall } from './window.js';

/** The function behind a written name: its own name, `builtin.name` or `system.builtin.name`. */
export function functionNamed(name: readonly string[]): FunctionName | undefined {
  if (name.length === 1) return findFunction(name[0] ?? '');
  const lower = name.map((p) => p.toLowerCase());
  const last = lower.at(-1) ?? '';
  const path = lower.slice(0, -1).join('.');
  if (path !== '' && path !== 'builtin' && path !== 'system.builtin') return undefined;
  return findFunction(last);
}

export function resolveCall(e: UnresolvedCall, context: ExprContext): Expr {
  const { env } = context;
  const ofSession = env.catalog.pythonFunction && sessionFunction(e, context);
  if (ofSession) return ofSession;
  const written = (e.name.at(-1) ?? '').toLowerCase();
  const plain = e.over === undefined && e.filter === undefined && !e.distinct;
  if (plain) {
    if (written === 'between' && e.args.length === 3) return between(e, context);
    const cast = castFunction(written, e, context);
    if (cast) return cast;
  }
  const name = functionNamed(e.name);
  const row = name && functionRow(name);
  const inner = row?.internal && !SYNTAX.has(name ?? '') && /^[a-z]/.test(name ?? '');
  if (!name || !row || (inner && !(name === 'product' && e.name.length > 1))) return unknownFunction(e);
  if (e.over) return windowCall(e, e.over, name, row, written, context);
  if (row.kind === 'aggregate') return placedAggregate(aggregateCall(e, name, row, written, context), context);
  if (row.kind === 'window') {
    checkCount(written, signatureOf(row), e.args.length, e.origin);
    return fail('window-without-over', { name: written }, e.origin);
  }
  const syntax = e.distinct
    ? 'DISTINCT'
    : e.filter
      ? 'FILTER CLAUSE'
      : e.nulls === 'ignore'
        ? 'IGNORE NULLS'
        : e.withinGroup
          ? 'WITHIN GROUP'
          : '';
  if (syntax) return fail('function-syntax', { name: `\`${written}\``, syntax }, e.origin);
  const items = orderedArguments(e.args, row, written, e.origin);
  if (name === 'struct') return structCall(items, context, e.origin);
  if (row.lambdas ? hasFunctionArgument(row, items) : items.some(hasLambda))
    return finish(
      name,
      row,
      written,
      higherOrderArguments(items, name, row, written, context, e.origin),
      env,
      e.origin,
    );
  const args = resolveArguments(items, context);
  const noFile = NO_FILE[name];
  if (noFile && context.scope.items.length === 0 && context.scope.opens.length === 0) {
    const value = { ...noFile };
    env.written.set(value, { name: written, row, args });
    return value;
  }
  // the sign and the function of this name are one call to the parser; the sign is the usual one. Connect's is `builtin.negative`
  const sign = written === 'negative' && e.name.length === 1;
  return scalarCall(name, row, sign ? '-' : written, args, env, e.origin);
}

/** What the functions of a row's file give where rows come from nowhere. */
const NO_FILE: Readonly<Record<string, Literal | undefined>> = {
  input_file_name: stringLiteral(''),
  input_file_block_start: longLiteral(-1n),
  input_file_block_length: longLiteral(-1n),
};

/** Internal rows that syntax makes under their own names. */
const SYNTAX = new Set<string>([
  'getitem',
  'between',
  'in',
  'and',
  'or',
  'not',
  'negative',
  'positive',
  'like_all',
  'like_any',
  'not_like_all',
  'not_like_any',
  'ilike_all',
  'ilike_any',
  'not_ilike_all',
  'not_ilike_any',
]);

function unknownFunction(e: UnresolvedCall): never {
  const written = e.name.map((p) => `\`${p}\``).join('.');
  return fail(
    'unknown-function',
    { name: written, near: nearFunctions(e.name.at(-1) ?? '', Object.keys(functions)) },
    e.origin,
  );
}

/** The operators that `try_add` and its kin stand for, for dates, times and intervals. */
const TRIED: Readonly<Record<string, FunctionName | undefined>> = {
  try_add: '+',
  try_subtract: '-',
  try_multiply: '*',
  try_divide: '/',
};
const isTime = (t: DataType): boolean => /^date$|^timestamp|interval$/.test(t.kind);

/** Arguments with stars put out. */
export function resolveArguments(items: readonly UnresolvedExpr[], context: ExprContext): readonly Expr[] {
  for (const i of items) if (i.kind === 'star') return expandArguments(items, context);
  const [first, second] = items;
  // most calls have one or two
  if (first && items.length === 1) return [resolveExpr(first, context)];
  if (first && second && items.length === 2) return [resolveExpr(first, context), resolveExpr(second, context)];
  return resolveAll(items, context);
}

// a function of its own: a closure in resolveArguments would cost a context for each call
const resolveAll = (items: readonly UnresolvedExpr[], context: ExprContext): readonly Expr[] =>
  items.map((i) => resolveExpr(i, context));

/** A call of a scalar function or operator whose arguments are typed: coerced, checked, and expanded where the row says so. */
export function scalarCall(
  name: FunctionName,
  row: FunctionRow,
  written: string,
  args: readonly Expr[],
  env: Env,
  origin?: Origin,
): Expr {
  checkCount(written, signatureOf(row), args.length, origin);
  env.partitions.asked ||= row.volatile === true;
  for (const a of args) if (isGenerator(a)) fail('nested-generator', { sql: pretty(a, env) }, origin);
  const [left, right] = args;
  if (left && right && args.length === 2) {
    const operator = TRIED[name];
    if (operator !== undefined && [left, right].some((e) => isTime(e.type))) {
      const value = scalarCall(operator, functionRow(operator), operator, args, env, origin);
      const tried = call('tried', [value], env.conf, origin);
      env.written.set(tried, { name: written, row, args });
      return tried;
    }
    const timely = datetimeArithmetic(name, left, right, env, origin);
    if (timely) return timely;
    if (name === 'getitem') {
      const item = itemOf(left, right, env, origin);
      if (item) return item;
    }
    const compared = compareRewritten(name, left, right, env, origin);
    if (compared) return compared;
  }
  if (name === 'decode' && args.length > 2) {
    const decoded = decodeCase(args, env, origin);
    if (decoded) env.written.set(decoded, { name: written, row, args });
    if (decoded) return decoded;
  }
  if (left && args.length === 1 && name === 'negative' && left.type.kind.endsWith('interval')) {
    const negated = scalarCall('negate_interval', functionRow('negate_interval'), 'negate_interval', args, env, origin);
    if (written !== 'negative') return negated;
    // the function shows its own name, the sign does not
    const made: Expr = { ...negated };
    env.written.set(made, { name: written, row, args });
    return made;
  }
  checkGiven(row, written, args, env, origin);
  const coerced = coerceArguments({ name, row, args, written }, env, origin);
  return finish(name, row, written, withSampleSchema(name, coerced, env), env, origin);
}

/** `current_database()` and its like, where the session says what they are. */
function sessionValue(name: FunctionName, env: Env): Expr | undefined {
  const { session } = env.conf;
  if (!session) return undefined;
  if (name === 'current_database') return stringLiteral(session.schema);
  if (name === 'current_catalog') return stringLiteral(session.catalog);
  return name === 'current_user' ? stringLiteral(session.user) : undefined;
}

/** `col.isin()`, which SQL has no words for: nothing is in an empty list, and of NULL it is not known, but where a setting says so. */
function inNothing(name: FunctionName, args: readonly Expr[], { conf }: Env): Expr | undefined {
  const [value] = args;
  if (name !== 'in' || !value || args.length > 1) return undefined;
  if (!conf.nullInEmptyList) return { ...FALSE, nullable: value.nullable };
  const { nullable } = value;
  const known: Expr = { kind: 'call', fn: 'isnotnull', args: [value], type: T.boolean, nullable: false };
  const then: Expr = FALSE;
  return { kind: 'case', branches: [{ when: known, then }], type: T.boolean, nullable };
}

function finish(
  name: FunctionName,
  row: FunctionRow,
  written: string,
  args: readonly Expr[],
  env: Env,
  origin: Origin | undefined,
): Expr {
  const facts: CallFacts = { types: typesOf(args), args, conf: env.conf, written };
  checkFacts(row, written, facts, env, origin);
  const known = name === 'java_method' ? javaMethod(args, env) : undefined;
  const replaced = known ?? sessionValue(name, env) ?? inNothing(name, args, env) ?? row.expand?.(facts);
  if (replaced) {
    // a copy: what comes out may be one of the arguments, which has a name of its own
    const expanded: Expr = { ...replaced };
    env.written.set(expanded, { name: written, row, args });
    return expanded;
  }
  const made: Expr = {
    kind: 'call',
    fn: name,
    args,
    type: resultType(row, facts),
    nullable: resultNullable(row, facts),
    origin,
  };
  if (written !== name) env.written.set(made, { name: written, row, args });
  return made;
}

/** What the row checks before types, of the arguments as they were given. */
export function checkGiven(
  row: FunctionRow,
  written: string,
  args: readonly Expr[],
  env: Env,
  origin: Origin | undefined,
): void {
  if (row.checkFirst) checkFacts(row, written, { types: typesOf(args), args, conf: env.conf, written }, env, origin);
}

/** What the row checks beyond types. */
export function checkFacts(
  row: FunctionRow,
  written: string,
  facts: CallFacts,
  env: Env,
  origin: Origin | undefined,
): void {
  const why = row.check?.(facts);
  if (why === undefined) return;
  const texts = facts.args.map((a) => pretty(a, env));
  const sql = row.display?.(texts, facts) ?? `${written}(${texts.join(', ')})`;
  if (why.startsWith('Cannot extract')) fail('extract-part', { why: `${why} from "${texts.at(-1)}"` }, origin);
  if (/^The `?\w+`? requires/.test(why)) {
    fail('wrong-argument-count', { name: `\`${written}\``, expected: '2n (n > 0)', actual: facts.args.length }, origin);
  }
  const code = CODES.find(([pattern]) => pattern.test(why))?.[1] ?? 'bad-argument';
  fail(code, { sql, why: why.replace(/^[A-Z_]+(?:\.[A-Z_]+)?: /, '') }, origin);
}
const CODES = [
  [/^INVALID_SCHEMA\.NON_STRING/, 'schema-not-literal'],
  [/^INVALID_SCHEMA\.NON_STRUCT/, 'schema-not-struct'],
  [/^INVALID_OPTIONS\.NON_MAP/, 'options-not-map'],
  [/^INVALID_OPTIONS\.NON_STRING/, 'options-not-strings'],
  [/^ZERO_INDEX/, 'format-zero-index'],
  [/^SECOND_FUNCTION/, 'days-not-whole'],
  [/^COMPUTED_SCHEMA/, 'schema-computed'],
  [/^PARSE_SYNTAX_ERROR/, 'schema-syntax'],
  [/^UNSUPPORTED_DATATYPE/, 'schema-type'],
  [/^Input schema must/, 'json-schema-type'],
  [/must not be null$/, 'unexpected-null'],
  [/^INVALID_FORMAT\.EMPTY/, 'number-format-empty'],
  [/^INVALID_FORMAT\.UNEXPECTED/, 'number-format-token'],
  [/^INVALID_FORMAT\.WRONG_NUM_TOKEN/, 'number-format-repeated'],
  [/^INVALID_FORMAT\.WRONG_NUM_DIGIT/, 'number-format-digits'],
  [/^INVALID_FORMAT\.CONT/, 'number-format-separators'],
  [/^INVALID_FORMAT\.THOUSANDS/, 'number-format-fraction'],
  [/^INVALID_FORMAT\.CUR/, 'number-format-currency'],
  [/^the left and right operands/, 'binary-operands-differ'],
  [/^The given keys of/, 'map-keys-differ'],
  [/^The given values of/, 'map-values-differ'],
  [/at odd position/, 'struct-name-not-foldable'],
  [/^The key of map cannot/, 'map-key-type'],
  [/uses the wrong parameter type/, 'sequence-types'],
  [/all arguments must be strings/, 'non-string-type'],
  [/^The (?:second argument in|'(?:scale|field)' parameter)|^The second argument should/, 'argument-not-literal'],
  [/^SEED/, 'seed-not-constant'],
  [/foldable|constant/, 'not-foldable'],
  [/requires return/, 'lambda-returns'],
  [/should all be of type map/, 'maps-differ'],
  [/requires the/, 'unexpected-input-type'],
  [/must be between/, 'out-of-range'],
  [/^Length of/, 'input-not-one'],
  [/followed by a value with same key type/, 'map-types-differ'],
  [/followed by a value with same element type/, 'array-types-differ'],
  [/two "ARRAY" with same element type/, 'arrays-differ'],
  [/should all be the same type/, 'arguments-differ'],
  [/two maps with compatible key types/, 'map-zip-types-differ'],
  [/do not have the same type/, 'stack-types-differ'],
  [/^Null typed values/, 'null-typed'],
  [/elements of the "MAP" type/, 'hash-of-map'],
  [/can't be "MAP" type data/, 'unsupported-input-type'],
] as const;

/** `x BETWEEN a AND b` is `x >= a AND x <= b` in Spark, also in the column's name. */
function between(e: UnresolvedCall, context: ExprContext): Expr {
  const { env } = context;
  const [value, low, high] = resolveArguments(e.args, context);
  if (!value || !low || !high)
    return fail('wrong-argument-count', { name: '`between`', expected: '3', actual: e.args.length }, e.origin);
  const atLeast = scalarCall('>=', functionRow('>='), '>=', [value, low], env, e.origin);
  const atMost = scalarCall('<=', functionRow('<='), '<=', [value, high], env, e.origin);
  return scalarCall('and', functionRow('and'), 'and', [atLeast, atMost], env, e.origin);
}
