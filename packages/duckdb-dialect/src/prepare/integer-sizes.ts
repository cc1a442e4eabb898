import {
  type Attribute,
  type Call,
  type ColumnId,
  type CteId,
  type DataType,
  type Expr,
  mapChildren,
  mapPlanChildren,
  mapPlanExprs,
  outputOf,
  type Plan,
} from '@spark-sql-to-snowflake/plan-ir';
import { mayOverflow, type PrepareRule } from '@spark-sql-to-snowflake/sql-emit';

/**
 * Before: `length(s) * n`. After: the same with a cast to INT around `length(s)`, which the emitter writes out. Many of DuckDB's functions
 * give BIGINT where Spark's give INT, and the product of a BIGINT would go on growing where Spark's wraps around; that of an INTEGER
 * raises, so that the statement is run again in wrapping words. Operations that stay in range are left alone.
 */
export const integerSizes: PrepareRule = {
  name: 'integer-sizes',
  traits: ['call'],
  apply: (plan) => sized(plan),
};

/** Their result is as wide as their arguments. */
const AS_WIDE: ReadonlySet<string> = new Set([
  ...['+', '-', '*', '%', 'pmod', 'negative', 'positive', 'abs', '&', '|', '^', '~'],
  ...[
    'coalesce',
    'if',
    'nvl',
    'nvl2',
    'ifnull',
    'nullif',
    'greatest',
    'least',
    'array',
    'map',
    'struct',
    'named_struct',
  ],
  ...[
    'element_at',
    'getitem',
    'get',
    'slice',
    'filter',
    'reverse',
    'sort_array',
    'array_sort',
    'array_distinct',
    'concat',
    'flatten',
  ],
  ...[
    'array_max',
    'array_min',
    'map_keys',
    'map_values',
    'explode',
    'explode_outer',
    'inline',
    'inline_outer',
    'stack',
  ],
  ...['max', 'min', 'first', 'last', 'any_value', 'first_value', 'last_value', 'nth_value', 'lag', 'lead', 'mode'],
  ...['max_by', 'min_by', 'collect_list', 'collect_set', 'bit_and', 'bit_or', 'bit_xor'],
]);
const OPERATIONS: ReadonlySet<string> = new Set(['+', '-', '*', 'negative', 'abs']);
/** Their lambdas' second parameter is an index. */
const INDEXED: ReadonlySet<string> = new Set(['transform', 'filter']);

function hasSmall(type: DataType): boolean {
  switch (type.kind) {
    case 'byte':
    case 'short':
    case 'int':
      return true;
    case 'array':
      return hasSmall(type.element);
    case 'map':
      return hasSmall(type.key) || hasSmall(type.value);
    case 'struct':
      return type.fields.some((f) => hasSmall(f.type));
    default:
      return false;
  }
}
const isSmall = (type: DataType): boolean => type.kind === 'int' || type.kind === 'short' || type.kind === 'byte';

function sized(plan: Plan): Plan {
  /** Columns and lambdas' variables that DuckDB may keep in a wider type than Spark's. */
  const wide = new Set<ColumnId>();
  const definitions = new Map<CteId, readonly boolean[]>();

  const isWide = (e: Expr): boolean => {
    if (!hasSmall(e.type)) return false;
    switch (e.kind) {
      case 'column':
      case 'lambda-variable':
        return wide.has(e.id);
      case 'literal':
      case 'cast':
        return false;
      case 'case':
        return e.branches.some((b) => isWide(b.then)) || (e.otherwise !== undefined && isWide(e.otherwise));
      case 'field':
        return isWide(e.expr);
      case 'lambda':
        return isWide(e.body);
      case 'window':
        return isWide(e.function);
      case 'scalar-subquery':
        return outputOf(e.plan).some((c) => wide.has(c.id));
      case 'call':
      case 'aggregate':
        return !AS_WIDE.has(e.fn) || e.args.some(isWide);
      default:
        return true;
    }
  };

  const operand = (e: Expr): Expr =>
    isWide(e) ? { kind: 'cast', expr: e, type: e.type, nullable: e.nullable, mode: 'legacy', implicit: true } : e;
  const canLeave = ({ fn, args, type }: Call): boolean => mayOverflow(fn === 'abs' ? 'negative' : fn, args, type);

  const rewrite = (e: Expr): Expr => {
    if (e.kind === 'column' || e.kind === 'literal') return e;
    if (e.kind === 'scalar-subquery' || e.kind === 'exists' || e.kind === 'in-subquery') {
      const inner = mapChildren(e, rewrite) as typeof e;
      const below = go(inner.plan);
      return below === inner.plan ? inner : { ...inner, plan: below };
    }
    if (e.kind === 'call') declareVariables(e);
    const inner = mapChildren(e, rewrite);
    if (inner.kind !== 'call' || !isSmall(inner.type) || !OPERATIONS.has(inner.fn) || !canLeave(inner)) return inner;
    return inner.args.some(isWide) ? { ...inner, args: inner.args.map(operand) } : inner;
  };

  const declareVariables = ({ fn, args }: Call): void => {
    let wideInput: boolean | undefined;
    for (const lambda of args) {
      if (lambda.kind !== 'lambda') continue;
      wideInput ??= args.some((a) => a.kind !== 'lambda' && isWide(a));
      for (const [i, p] of lambda.params.entries()) if (wideInput || (i === 1 && INDEXED.has(fn))) wide.add(p.id);
    }
  };

  const mark = (id: ColumnId, isIt: boolean): void => {
    if (isIt) wide.add(id);
  };
  const markAll = (output: readonly Attribute[], isIt: (at: number) => boolean): void => {
    for (const [i, c] of output.entries()) mark(c.id, isIt(i));
  };
  const anyRow = (rows: readonly (readonly Expr[])[], at: number): boolean =>
    rows.some((row) => row[at] !== undefined && isWide(row[at]));
  /** Notes which columns of a plan node are wide; those of its children are noted already. */
  const note = (p: Plan): void => {
    switch (p.kind) {
      case 'project':
      case 'aggregate':
        for (const c of p.columns) mark(c.id, isWide(c.expr));
        break;
      case 'values':
        markAll(p.output, (i) => anyRow(p.rows, i));
        break;
      case 'expand':
        markAll(p.output, (i) => anyRow(p.projections, i));
        break;
      case 'generate': {
        const all = isWide(p.generator) || !AS_WIDE.has(p.generator.fn) || p.generator.args.some(isWide);
        for (const c of p.output) mark(c.id, all && hasSmall(c.type));
        break;
      }
      case 'set-operation':
        for (const input of p.inputs) {
          const columns = outputOf(input);
          markAll(p.output, (i) => columns[i] !== undefined && wide.has(columns[i].id));
        }
        break;
      case 'cte-ref':
        markAll(p.output, (i) => definitions.get(p.cte)?.[i] === true);
        break;
      default:
        break;
    }
  };

  const go = (p: Plan): Plan => {
    if (p.kind === 'with') {
      const ctes = p.ctes.map((c) => {
        const made = go(c.plan);
        definitions.set(
          c.id,
          outputOf(made).map((a) => wide.has(a.id)),
        );
        return made === c.plan ? c : { ...c, plan: made };
      });
      const child = go(p.child);
      return child === p.child && ctes.every((c, i) => c === p.ctes[i]) ? p : { ...p, ctes, child };
    }
    const made = mapPlanExprs(mapPlanChildren(p, go), rewrite);
    note(made);
    return made;
  };
  return go(plan);
}
