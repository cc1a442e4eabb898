import {
  assertNever,
  type ColumnId,
  type Expr,
  type FrameBound,
  type Plan,
  type PythonUdf,
  type SortOrder,
  typeText,
} from '@spark-sql-to-snowflake/plan-ir';

/** Operands of these may change places. */
const COMMUTATIVE: ReadonlySet<string> = new Set(['+', '*', '=', '<=>', 'and', 'or', '&', '|', '^']);

/**
 * Numbers expressions so that two get one number exactly if they compute the same: whatever they are named, however columns are
 * spelled. Each node is looked at once.
 */
export interface ExprKeys {
  of(expr: Expr): number;
}

export function exprKeys(): ExprKeys {
  const known = new Map<Expr, number>();
  const numbers = new Map<string, number>();
  const plans = new Map<Plan, number>();
  let planCount = 0;
  let callCount = 0;
  const bound: ColumnId[] = [];

  const intern = (text: string): number => {
    const before = numbers.get(text);
    if (before !== undefined) return before;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
  const planKey = (plan: Plan): number => {
    const before = plans.get(plan);
    if (before !== undefined) return before;
    plans.set(plan, ++planCount);
    return planCount;
  };
  /** One that may give another value each time is only itself. */
  const functionKey = ({ function: f, ...e }: PythonUdf): string => {
    if (!f.deterministic) return `once ${++callCount} ${e.kind}`;
    return `${f.evalType} ${f.command.join(' ')}`;
  };
  const list = (exprs: readonly Expr[]): string => exprs.map(of).join(',');
  const orders = (o: readonly SortOrder[]): string => o.map((x) => `${of(x.expr)} ${x.direction} ${x.nulls}`).join(',');
  const boundKey = (b: FrameBound): string => ('offset' in b ? `${b.kind} ${of(b.offset)}` : b.kind);

  function text(e: Expr): string {
    switch (e.kind) {
      case 'literal': {
        const { value } = e;
        const shown =
          value instanceof Uint8Array
            ? value.join(' ')
            : typeof value === 'object' && value !== null
              ? `${value.months} ${value.days} ${value.microseconds}`
              : Object.is(value, -0)
                ? '-0'
                : String(value);
        return `literal ${typeText(e.type)} ${value === null ? 'null' : `=${shown}`}`;
      }
      case 'column':
        return `column ${e.id}`;
      case 'call': {
        const [first, second] = e.args;
        if (first && e.args.length === 1) return `call ${e.fn} ${of(first)}`;
        if (first && second && e.args.length === 2) {
          const [a, b] = [of(first), of(second)];
          return b < a && COMMUTATIVE.has(e.fn) ? `call ${e.fn} ${b},${a}` : `call ${e.fn} ${a},${b}`;
        }
        const keys = e.args.map(of);
        if (COMMUTATIVE.has(e.fn)) keys.sort((a, b) => a - b);
        return `call ${e.fn} ${keys.join(',')}`;
      }
      case 'cast':
        return `cast ${e.mode} ${typeText(e.type)} ${of(e.expr)}`;
      case 'case':
        return `case ${e.branches.map((b) => `${of(b.when)}:${of(b.then)}`).join(',')} ${e.otherwise ? of(e.otherwise) : ''}`;
      case 'field':
        return `field ${e.ordinal} ${e.ordinal < 0 ? e.name : ''} ${of(e.expr)}`;
      case 'aggregate':
        return `aggregate ${e.fn} ${e.distinct} ${list(e.args)} filter ${e.filter ? of(e.filter) : ''} order ${orders(e.orderBy ?? [])} ${e.ignoreNulls ?? ''}`;
      case 'window':
        return `window ${of(e.function)} by ${list(e.partitionBy)} order ${orders(e.orderBy)} ${e.frame.unit} ${boundKey(e.frame.start)} ${boundKey(e.frame.end)} ${e.ignoreNulls ?? ''}`;
      case 'lambda': {
        bound.push(...e.params.map((p) => p.id));
        const key = `lambda ${e.params.length} ${of(e.body)}`;
        bound.length -= e.params.length;
        return key;
      }
      case 'lambda-variable': {
        const at = bound.lastIndexOf(e.id);
        return at < 0 ? `free ${e.id}` : `bound ${bound.length - at}`;
      }
      case 'scalar-subquery':
      case 'exists':
        return `${e.kind} ${planKey(e.plan)}`;
      case 'in-subquery':
        return `in ${list(e.values)} ${planKey(e.plan)}`;
      case 'python-udf':
        return `python ${functionKey(e)} ${list(e.args)}`;
      case 'open-star':
        return `star ${e.qualifier?.join('.') ?? ''}`;
      default:
        return assertNever(e, 'exprKeys');
    }
  }

  function of(expr: Expr): number {
    // columns are numbered below zero, everything else from zero on
    if (expr.kind === 'column') return -expr.id;
    const before = bound.length === 0 ? known.get(expr) : undefined;
    if (before !== undefined) return before;
    const key = intern(text(expr));
    if (bound.length === 0) known.set(expr, key);
    return key;
  }
  return { of };
}
