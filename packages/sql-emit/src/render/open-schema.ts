import {
  type AggregateCall,
  type Call,
  type Case,
  type Cast,
  type DataType,
  type DiagnosticSink,
  diagnostic,
  type Expr,
  type FunctionName,
  forEachChild,
  functionRow,
  isNumeric,
  type ParamSpec,
} from '@spark-sql-to-snowflake/plan-ir';

/**
 * What a translation takes columns for whose type nobody knows, reported once a statement, column and assumption. Nothing is said
 * where the SQL is right for every type: of plain columns, of two unknown columns compared, of functions that take anything.
 */
export type Assumptions = (expr: Expr, assumed: string) => void;

export function assumptions(diagnostics: DiagnosticSink): Assumptions {
  const seen = new Set<string>();
  return (expr, assumed) => {
    for (const { column, origin } of columnsOf(expr)) {
      const key = `${column}\0${assumed}`;
      if (seen.has(key)) continue;
      seen.add(key);
      diagnostics.add(diagnostic('open-schema', { column, assumed }, origin));
    }
  };
}

interface Found {
  readonly column: string;
  readonly origin: Expr['origin'];
}

/** The columns, and fields of columns, that leave an expression's type unknown. */
function columnsOf(expr: Expr): readonly Found[] {
  if (expr.type.kind !== 'unknown') return [];
  if (expr.kind === 'column' || expr.kind === 'lambda-variable' || expr.kind === 'field')
    return [{ column: pathOf(expr), origin: expr.origin }];
  const found: Found[] = [];
  forEachChild(expr, (child) => found.push(...columnsOf(child)));
  return found;
}

function pathOf(expr: Expr): string {
  if (expr.kind === 'field') return `${pathOf(expr.expr)}.${expr.name}`;
  return expr.kind === 'column' || expr.kind === 'lambda-variable' ? expr.name : '…';
}

const NUMBER = 'a number';
const WHOLE = 'a whole number';
const TIME = 'a date or a timestamp';
const TIME_OR_TEXT = 'a date, a timestamp or the text of one';

/** A type in words. */
function inWords(type: DataType): string | undefined {
  switch (type.kind) {
    case 'unknown':
    case 'null':
      return undefined;
    case 'string':
    case 'char':
    case 'varchar':
      return 'text';
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
      return WHOLE;
    case 'float':
    case 'double':
    case 'decimal':
      return NUMBER;
    case 'date':
    case 'timestamp':
    case 'timestamp_ntz':
      return TIME_OR_TEXT;
    case 'boolean':
      return 'a boolean';
    case 'binary':
      return 'bytes';
    case 'array':
      return 'an array';
    case 'map':
      return 'a map';
    case 'struct':
      return 'a struct';
    default:
      return 'an interval';
  }
}

/** What a written cast takes its operand for: the types whose values the database casts as Spark does. */
function castSource(to: DataType): string | undefined {
  switch (to.kind) {
    case 'string':
      return 'text, a whole number, a date or a boolean';
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
      return 'a whole number or the text of one';
    case 'float':
    case 'double':
    case 'decimal':
      return 'a number or the text of one';
    case 'date':
    case 'timestamp':
    case 'timestamp_ntz':
      return TIME_OR_TEXT;
    case 'boolean':
      return 'a boolean or the text of one';
    case 'binary':
      return 'text';
    default:
      return inWords(to);
  }
}

export function reportCast(cast: Cast, report: Assumptions): void {
  if (cast.expr.type.kind !== 'unknown') return;
  // a condition can be nothing else
  if (cast.implicit && cast.type.kind === 'boolean') return;
  const assumed = cast.mode === 'try' ? 'text' : cast.implicit ? inWords(cast.type) : castSource(cast.type);
  if (assumed !== undefined) report(cast.expr, assumed);
}

function hasUnknown(args: readonly Expr[]): boolean {
  for (const a of args) if (a.type.kind === 'unknown') return true;
  return false;
}

/** From which argument on a function brings its arguments to one type, where it does. */
const ALIKE_FROM: Readonly<Record<string, number>> = { if: 1, nullif: 0, greatest: 0, least: 0, sequence: 0 };

export function reportCall(call: Call | AggregateCall, report: Assumptions): void {
  if (hasUnknown(call.args)) reportArguments(call, report);
}

function reportArguments(call: Call | AggregateCall, report: Assumptions): void {
  const row = functionRow(call.fn as FunctionName);
  const alike =
    row.coerce === 'comparison' || row.coerce === 'widest' || call.fn === 'between' ? 0 : ALIKE_FROM[call.fn];
  if (alike !== undefined) {
    reportAlike(call.args.slice(alike), report);
    return;
  }
  const specs = Object.values(row.params);
  call.args.forEach((arg, i) => {
    const spec = specs[Math.min(i, specs.length - 1)];
    const assumed = spec === undefined || arg.type.kind !== 'unknown' ? undefined : paramInWords(spec);
    if (assumed !== undefined) report(arg, assumed);
  });
}

/** Values that become of one type: the unknown ones are taken for what the known ones are. */
export function reportAlike(values: readonly Expr[], report: Assumptions): void {
  const known = values.find((v) => v.type.kind !== 'unknown' && v.type.kind !== 'null');
  const assumed = known && otherSide(known);
  if (assumed === undefined) return;
  for (const v of values) if (v.type.kind === 'unknown') report(v, assumed);
}

export const reportCase = (expr: Case, report: Assumptions): void =>
  reportAlike([...expr.branches.map((b) => b.then), ...(expr.otherwise ? [expr.otherwise] : [])], report);

/** What stands beside this value. Numbers of all types compare alike; text that looks like a number or a date is read as one. */
function otherSide(known: Expr): string | undefined {
  if (isNumeric(known.type)) return NUMBER;
  if (known.kind !== 'literal' || typeof known.value !== 'string') return inWords(known.type);
  if (/^\d{4}-\d\d-\d\d/.test(known.value)) return TIME_OR_TEXT;
  return 'text';
}

/** What an argument of unknown type may be: undefined where it may be anything. */
function paramInWords(spec: ParamSpec): string | undefined {
  const specs: readonly unknown[] = Array.isArray(spec) ? spec : [spec];
  const has = (kind: string): boolean => specs.includes(kind);
  if (has('any')) return undefined;
  if (has('date') && has('string')) return TIME_OR_TEXT;
  if (has('numeric') || has('decimal')) return NUMBER;
  if (has('date') || has('datetime')) return TIME;
  if (has('struct')) return 'a struct';
  if (has('interval')) return 'an interval';
  return undefined;
}
