import { type DataType, type Expr, type Literal, literal } from '@spark-sql-to-snowflake/plan-ir';

/** Least and greatest value an integer expression can have; NULL apart. */
export interface IntegerRange {
  readonly least: bigint;
  readonly most: bigint;
}
const bits = (n: bigint): IntegerRange => ({ least: -(2n ** (n - 1n)), most: 2n ** (n - 1n) - 1n });
const TYPES: Readonly<Record<string, IntegerRange>> = {
  byte: bits(8n),
  short: bits(16n),
  int: bits(32n),
  long: bits(64n),
};

/** No table has more rows than this. */
const ROWS: IntegerRange = { least: 0n, most: 2n ** 50n };
/** Nothing is longer than an array of Java's. */
const LENGTH: IntegerRange = { least: 0n, most: 2n ** 31n - 16n };
/** Functions whose results stay within bounds of their own. */
const KNOWN: Readonly<Record<string, IntegerRange>> = {
  count: ROWS,
  count_if: ROWS,
  row_number: ROWS,
  rank: ROWS,
  dense_rank: ROWS,
  ntile: ROWS,
  grouping: { least: 0n, most: 1n },
  year: { least: -300_000n, most: 300_000n },
  quarter: { least: 1n, most: 4n },
  month: { least: 1n, most: 12n },
  day: { least: 1n, most: 366n },
  dayofmonth: { least: 1n, most: 31n },
  dayofweek: { least: 1n, most: 7n },
  dayofyear: { least: 1n, most: 366n },
  weekday: { least: 0n, most: 6n },
  weekofyear: { least: 1n, most: 53n },
  hour: { least: 0n, most: 23n },
  minute: { least: 0n, most: 59n },
  second: { least: 0n, most: 59n },
  length: LENGTH,
  char_length: LENGTH,
  octet_length: LENGTH,
  bit_count: { least: 0n, most: 64n },
  ascii: { least: 0n, most: 0x10ffffn },
  instr: LENGTH,
  locate: LENGTH,
  find_in_set: LENGTH,
  size: { least: -1n, most: LENGTH.most },
  array_size: LENGTH,
  levenshtein: { least: -1n, most: LENGTH.most },
  // both databases' dates are within some 2.7 million years
  datediff: { least: -(10n ** 9n), most: 10n ** 9n },
  sign: { least: -1n, most: 1n },
  // some 146,000 years: Snowflake's timestamps end at 9999, and DuckDB raises by itself for sums beyond its own
  unix_micros: { least: -(2n ** 62n), most: 2n ** 62n },
};

export const rangeOfType = (type: DataType): IntegerRange | undefined => TYPES[type.kind];

/** The range of an integer expression, by its type at least; undefined for other types. Looks a few levels deep only. */
export function integerRange(expr: Expr, depth = 4): IntegerRange | undefined {
  const whole = rangeOfType(expr.type);
  if (!whole || depth === 0) return whole;
  const inner = narrower(expr, depth);
  return inner && inner.least >= whole.least && inner.most <= whole.most ? inner : whole;
}

function narrower(expr: Expr, depth: number): IntegerRange | undefined {
  switch (expr.kind) {
    case 'literal':
      return typeof expr.value === 'number' || typeof expr.value === 'bigint'
        ? { least: BigInt(expr.value), most: BigInt(expr.value) }
        : undefined;
    case 'cast':
      return integerRange(expr.expr, depth - 1);
    case 'case': {
      const parts = [...expr.branches.map((b) => b.then), ...(expr.otherwise ? [expr.otherwise] : [])];
      return hull(parts.map((e) => integerRange(e, depth - 1)));
    }
    case 'window':
      return KNOWN[expr.function.fn];
    case 'aggregate':
      return KNOWN[expr.fn];
    case 'call': {
      if (expr.fn === 'coalesce') return hull(expr.args.map((e) => integerRange(e, depth - 1)));
      if (expr.fn === 'negative') return negated(expr.args[0] && integerRange(expr.args[0], depth - 1));
      const [a, b] = expr.args;
      if (a && b && expr.args.length === 2) return arithmetic(expr.fn, a, b, depth) ?? KNOWN[expr.fn];
      return KNOWN[expr.fn];
    }
    default:
      return undefined;
  }
}

function hull(ranges: readonly (IntegerRange | undefined)[]): IntegerRange | undefined {
  let all: IntegerRange | undefined;
  for (const r of ranges) {
    if (!r) return undefined;
    if (!all) all = r;
    else if (r.least < all.least) all = { least: r.least, most: all.most };
    if (r.most > all.most) all = { least: all.least, most: r.most };
  }
  return all;
}

const negated = (r: IntegerRange | undefined): IntegerRange | undefined => r && { least: -r.most, most: -r.least };

function arithmetic(fn: string, a: Expr, b: Expr, depth: number): IntegerRange | undefined {
  const x = integerRange(a, depth - 1);
  const y = integerRange(b, depth - 1);
  return x && y && rangeOf(fn, x, y);
}

/** The range of `x op y` in mathematics, without any limit of a type. */
export function rangeOf(fn: string, x: IntegerRange, y: IntegerRange): IntegerRange | undefined {
  switch (fn) {
    case '+':
      return { least: x.least + y.least, most: x.most + y.most };
    case '-':
      return { least: x.least - y.most, most: x.most - y.least };
    case '*': {
      const corners = [x.least * y.least, x.least * y.most, x.most * y.least, x.most * y.most];
      return hull(corners.map((n) => ({ least: n, most: n })));
    }
    case 'pmod':
      return y.least > 0n ? { least: 0n, most: y.most - 1n } : undefined;
    default:
      return undefined;
  }
}

/** Can `a op b` leave the range of the integer type that Spark gives it? There Spark wraps around, or raises in ANSI mode. */
export function mayOverflow(fn: string, args: readonly Expr[], type: DataType): boolean {
  const whole = rangeOfType(type);
  if (!whole) return false;
  const [a, b] = args;
  const x = a && integerRange(a);
  const y = fn === 'negative' ? { least: 0n, most: 0n } : b && integerRange(b);
  const r = x && y && (fn === 'negative' ? negated(x) : rangeOf(fn, x, y));
  return !r || r.least < whole.least || r.most > whole.most;
}

const WIDTH: Readonly<Record<string, number>> = { byte: 8, short: 16, int: 32, long: 64 };

/** The result of an operation on constants that leaves its type, wrapped around as Spark's integers do outside ANSI mode. */
export function wrappedConstant(fn: string, args: readonly Expr[], type: DataType): Literal | undefined {
  const ranges = args.map((a) => integerRange(a));
  const [x, y] = ranges;
  const result = fn === 'negative' ? negated(x) : x && y && rangeOf(fn, x, y);
  const bits = WIDTH[type.kind];
  if (!result || bits === undefined || result.least !== result.most || !mayOverflow(fn, args, type)) return undefined;
  const value = BigInt.asIntN(bits, result.least);
  return literal(type.kind === 'long' ? value : Number(value), type);
}
