import {
  accepts,
  arithmeticOperands,
  type CallFacts,
  commonType,
  comparisonOperands,
  type DataType,
  type Expr,
  type FunctionName,
  type FunctionRow,
  fail,
  implicitCast,
  inListType,
  type Origin,
  type ParamSpec,
  sameType,
  TRUE,
  typeSql,
  types,
  typeText,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';
import { pretty } from '../name/pretty.js';
import { assumed, assumedArgument, commonWithText, OPERAND_TYPE } from './assume.js';
import { implicitly } from './cast.js';

/** A row's signature, taken apart once. */
export interface Signature {
  readonly names: readonly string[];
  readonly specs: readonly ParamSpec[];
  readonly required: number;
  /** The last parameter takes any number more. */
  readonly repeated: boolean;
}
const signatures = new WeakMap<FunctionRow, Signature>();

export function signatureOf(row: FunctionRow): Signature {
  const before = signatures.get(row);
  if (before) return before;
  const keys = Object.keys(row.params);
  const made: Signature = {
    names: keys.map((k) => k.replace(/(\.\.\.)?\??$/, '')),
    specs: Object.values(row.params),
    required: keys.filter((k) => !k.endsWith('?')).length,
    repeated: keys.at(-1)?.includes('...') ?? false,
  };
  signatures.set(row, made);
  return made;
}

/** Refuse a call of the wrong number of arguments, as Spark words it. */
export function checkCount(name: string, signature: Signature, actual: number, origin: Origin | undefined): void {
  const { required, specs, repeated } = signature;
  if (actual >= required && (repeated || actual <= specs.length)) return;
  const counts = Array.from({ length: specs.length - required + 1 }, (_, i) => required + i);
  const expected = repeated ? `> ${required - 1}` : counts.length === 1 ? `${required}` : `[${counts.join(', ')}]`;
  fail('wrong-argument-count', { name: `\`${name}\``, expected, actual }, origin);
}

export interface CoercedCall {
  readonly name: FunctionName;
  readonly row: FunctionRow;
  readonly args: readonly Expr[];
  readonly written: string;
}

/** The text of the call in messages. */
const callSql = (call: CoercedCall, env: Env): string => {
  const texts = call.args.map((a) => pretty(a, env));
  const facts: CallFacts = {
    types: call.args.map((a) => a.type),
    args: call.args,
    conf: env.conf,
    written: call.written,
  };
  return call.row.display?.(texts, facts) ?? `${call.written}(${texts.join(', ')})`;
};

/** The types of arguments, of which most calls have one or two. */
export function typesOf(args: readonly Expr[]): readonly DataType[] {
  const [first, second] = args;
  if (first && args.length === 1) return [first.type];
  if (first && second && args.length === 2) return [first.type, second.type];
  return args.map((a) => a.type);
}

/** Bring arguments to the types the row wants. `skip` says which arguments are lambdas and come later. */
export function coerceArguments(
  call: CoercedCall,
  env: Env,
  origin: Origin | undefined,
  skip?: (index: number) => boolean,
): readonly Expr[] {
  const { args, row } = call;
  const targets = targetTypes(call, env, origin);
  const { specs } = signatureOf(row);
  // a loop, and no function that would be made for each call there is
  let out: Expr[] | undefined;
  for (let i = 0; i < args.length; i++) {
    const before = args[i] as Expr;
    const target = targets?.[i];
    if (target && typeof row.coerce === 'function' && !row.freeCasts && !skip?.(i))
      requireCast(before, target, i, call, env, origin);
    const wanted = target ? assumed(before, target, env.conf) : before;
    const spec = specs[Math.min(i, specs.length - 1)];
    const after = spec === undefined || skip?.(i) ? wanted : asParameter(wanted, spec, i, call, env, origin);
    if (!out && after !== before) out = args.slice();
    if (out) out[i] = after;
  }
  return out ?? args;
}

/** A row's rule says what it would have; Spark must be ready to make it that. */
function requireCast(
  arg: Expr,
  target: DataType,
  place: number,
  call: CoercedCall,
  env: Env,
  origin: Origin | undefined,
): void {
  // within one kind the rule has looked at what is inside
  if (arg.type.kind === target.kind || arg.type.kind === 'unknown' || target.kind === 'unknown') return;
  if (implicitCast(arg.type, target, env.conf)) return;
  fail('unexpected-input-type', mismatchOf(arg, typeText(target).toUpperCase(), place, call, env), origin);
}

function asParameter(
  arg: Expr,
  spec: ParamSpec,
  place: number,
  call: CoercedCall,
  env: Env,
  origin: Origin | undefined,
): Expr {
  if (arg.type.kind === 'unknown') return assumedArgument(arg, spec, call, place, env.conf);
  if (spec === 'any') return arg;
  const { strict, refusesNull } = call.row;
  if (arg.type.kind === 'null' && refusesNull?.includes(place))
    return fail('unexpected-input-type', mismatchOf(arg, specText(spec), place, call, env), origin);
  const asItIs = strict !== undefined && arg.type.kind !== 'null' && (strict === true || strict.includes(place));
  const type = asItIs ? (accepts(spec, arg.type) ? arg.type : undefined) : implicitCast(arg.type, spec, env.conf);
  if (type) return implicitly(arg, type, env.conf);
  if (call.name === 'and' || call.name === 'or') return connected(call, place, env, origin);
  if (spec === 'orderable') {
    const why = `The \`${call.name}\` does not support ordering on type "${typeSql(arg.type)}"`;
    return fail('unordered-type', { sql: callSql(call, env), why }, origin);
  }
  return fail('unexpected-input-type', mismatchOf(arg, specText(spec), place, call, env), origin);
}

const mismatchOf = (arg: Expr, wanted: string, place: number, call: CoercedCall, env: Env) => ({
  sql: callSql(call, env),
  why: `Parameter ${place + 1} requires the "${wanted}" type, however "${pretty(arg, env)}" has the type "${typeSql(arg.type)}"`,
});

/** An operand that is no truth value. To Spark a chain of AND is nested to the left, and an operator of two. */
function connected(call: CoercedCall, place: number, env: Env, origin: Origin | undefined): never {
  const { args } = call;
  const last = Math.max(place, 1);
  const left = last === 1 ? args[0] : TRUE;
  return differ({ ...call, args: args.slice(0, last + 1) }, left ?? TRUE, args[last] ?? TRUE, env, origin);
}

/** Functions that follow an operator's rules. */
const OPERATOR_OF: Readonly<Record<string, string>> = {
  try_add: '+',
  try_subtract: '-',
  try_multiply: '*',
  try_divide: '/',
  equal_null: '<=>',
};

function targetTypes(call: CoercedCall, env: Env, origin: Origin | undefined): readonly DataType[] | undefined {
  const { row, args } = call;
  const rule = row.coerce;
  if (rule === undefined) return undefined;
  if (typeof rule === 'function') return rule({ types: typesOf(args), args, conf: env.conf, written: call.written });
  const [left, right] = args;
  switch (rule) {
    case 'widest': {
      const types = typesOf(args);
      const common =
        commonWithText(types, env.conf) ??
        (call.name === 'in' ? inListType(types, env.conf) : commonType(types, env.conf));
      if (!common) {
        return fail(
          'arguments-differ',
          {
            sql: callSql(call, env),
            why: `input to \`${call.written}\` should all be the same type, but it's (${types.map((t) => `"${typeSql(t)}"`).join(', ')})`,
          },
          origin,
        );
      }
      return types.map(() => common);
    }
    case 'arithmetic':
    case 'comparison': {
      if (!left || !right) return undefined;
      const open = left.type.kind === 'unknown' || right.type.kind === 'unknown';
      const operand = rule === 'arithmetic' && open ? OPERAND_TYPE[call.name] : undefined;
      if (operand) return [operand, operand];
      const operands = rule === 'arithmetic' ? arithmeticOperands : comparisonOperands;
      return (
        operands(OPERATOR_OF[call.name] ?? call.name, left, right, env.conf) ??
        differ(call, left, right, env, origin, rule === 'arithmetic' && !env.conf.ansi)
      );
    }
  }
}

/** `numbers`: a text is a double before it is anything else. */
function differ(
  call: CoercedCall,
  left: Expr,
  right: Expr,
  env: Env,
  origin: Origin | undefined,
  numbers = false,
): never {
  const sql = callSql(call, env);
  const read = ({ type }: Expr): DataType => (numbers && type.kind === 'string' ? types.double : type);
  // beside a double a decimal is one
  const kinds = [read(left).kind, read(right).kind];
  const doubles = kinds.includes('double') && kinds.every((k) => k === 'double' || k === 'decimal');
  if (doubles || sameType(left.type, right.type)) {
    const type = typeSql(doubles ? types.double : left.type);
    return fail(
      'binary-wrong-type',
      { sql, why: `the binary operator requires the input type ${requiredBy(call)}, not "${type}"` },
      origin,
    );
  }
  const shown = (e: Expr): string => typeSql(read(e));
  return fail(
    'binary-operands-differ',
    {
      sql,
      why: `the left and right operands of the binary operator have incompatible types ("${shown(left)}" and "${shown(right)}")`,
    },
    origin,
  );
}

/** The type that the operator's row names, or another one. */
function requiredBy({ row }: CoercedCall): string {
  const { specs } = signatureOf(row);
  const [spec] = specs;
  return spec === undefined || spec === 'any' ? 'of another kind' : `"${specText(spec)}"`;
}

function specText(spec: ParamSpec): string {
  if (Array.isArray(spec)) return `(${spec.map((s: ParamSpec) => specText(s)).join(' or ')})`;
  if (typeof spec === 'string') return spec.toUpperCase();
  return typeText(spec as DataType).toUpperCase();
}
