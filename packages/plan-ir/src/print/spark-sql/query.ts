import { assertNever } from '../../assert-never.js';
import { Bug } from '../../diagnostics/report.js';
import type { UnresolvedExpr } from '../../unresolved/expr.js';
import type {
  GroupingElement,
  GroupingSet,
  UnresolvedJoin,
  UnresolvedPlan,
  UnresolvedSample,
  UnresolvedUnpivot,
} from '../../unresolved/plan.js';
import { exprSql, nameText, ordersSql, partsText, windowSql } from './expr.js';
import { stringText } from './literal.js';

/** The clauses of one SELECT, as they are found walking down from its top. */
interface Clauses {
  readonly select: string;
  readonly from: string;
  readonly where: readonly string[];
  readonly groupBy: string;
  readonly having: readonly string[];
  readonly windows: string;
}

const expr = (e: UnresolvedExpr): string => exprSql(e, querySql);
const list = (es: readonly UnresolvedExpr[]): string => es.map(expr).join(', ');

/**
 * A parsed query as Spark SQL that parses to the same tree. For machines: names are quoted and operators in parentheses.
 * Throws Bug for a tree that no SQL text gives.
 */
export function querySql(plan: UnresolvedPlan): string {
  switch (plan.kind) {
    case 'with': {
      const ctes = plan.ctes.map((c) => {
        const columns = c.columns ? ` (${c.columns.map(nameText).join(', ')})` : '';
        return `${nameText(c.name)}${columns} AS (${querySql(c.plan)})`;
      });
      return `WITH ${ctes.join(', ')} ${querySql(plan.child)}`;
    }
    case 'limit': {
      const limit = plan.limit ? ` LIMIT ${expr(plan.limit)}` : '';
      return `${above(plan.child, LIMITED)}${limit}${plan.offset ? ` OFFSET ${expr(plan.offset)}` : ''}`;
    }
    case 'sort':
      return `${above(plan.child, SORTED)} ${plan.global ? 'ORDER' : 'SORT'} BY ${ordersSql(plan.orders, querySql)}`;
    case 'distribute':
      return `${above(plan.child, DISTRIBUTED)} DISTRIBUTE BY ${list(plan.exprs)}`;
    case 'set-operation':
      return plan.inputs.map(termSql).join(` ${plan.op.toUpperCase()} ${plan.all ? 'ALL' : 'DISTINCT'} `);
    case 'values':
      return valuesSql(plan.rows);
    case 'table':
      return `TABLE ${relationSql(plan)}`;
    default:
      return selectSql(plan);
  }
}

type PlanKind = UnresolvedPlan['kind'];
/** What a LIMIT, or an order, behind it would be read into. SORT BY comes behind DISTRIBUTE BY without parentheses. */
const LIMITED: ReadonlySet<PlanKind> = new Set<PlanKind>(['with', 'limit']);
const SORTED: ReadonlySet<PlanKind> = new Set<PlanKind>(['with', 'limit', 'sort']);
const DISTRIBUTED: ReadonlySet<PlanKind> = new Set<PlanKind>(['with', 'limit', 'sort', 'distribute']);
const above = (plan: UnresolvedPlan, wrapped: ReadonlySet<PlanKind>): string =>
  wrapped.has(plan.kind) ? `(${querySql(plan)})` : querySql(plan);

/** An operand of a set operation. */
function termSql(plan: UnresolvedPlan): string {
  const text = querySql(plan);
  return plan.kind === 'project' || plan.kind === 'aggregate' || plan.kind === 'values' ? text : `(${text})`;
}

const valuesSql = (rows: readonly (readonly UnresolvedExpr[])[]): string =>
  `VALUES ${rows.map((row) => (row.length === 1 && row[0] ? expr(row[0]) : `(${list(row)})`)).join(', ')}`;

function selectSql(plan: UnresolvedPlan): string {
  const c = clausesOf(plan, { hints: [], distinct: false });
  return [
    c.select,
    c.from && `FROM ${c.from}`,
    c.where.length > 0 && `WHERE ${c.where.join(' AND ')}`,
    c.groupBy && `GROUP BY ${c.groupBy}`,
    c.having.length > 0 && `HAVING ${c.having.join(' AND ')}`,
    c.windows && `WINDOW ${c.windows}`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** What stands between SELECT and its list. */
interface Opening {
  readonly hints: readonly string[];
  readonly distinct: boolean;
}

function clausesOf(plan: UnresolvedPlan, opening: Opening): Clauses {
  switch (plan.kind) {
    case 'hint': {
      const hint = `${nameText(plan.name)}${plan.args.length > 0 ? `(${list(plan.args)})` : ''}`;
      return clausesOf(plan.child, { ...opening, hints: [...opening.hints, hint] });
    }
    case 'window-definitions': {
      const windows = plan.windows.map((w) => `${nameText(w.name)} AS ${windowSql(w.window, querySql)}`).join(', ');
      return { ...clausesOf(plan.child, opening), windows };
    }
    case 'distinct':
      return clausesOf(plan.child, { ...opening, distinct: true });
    case 'having':
      return havingOver(plan, opening);
    // what HAVING without GROUP BY is where a setting makes it a filter
    case 'filter':
      if (plan.child.kind === 'project') return havingOver(plan, opening);
      return starFrom(plan);
    case 'project':
    case 'aggregate':
    case 'transform': {
      const hints = opening.hints.length > 0 ? `/*+ ${opening.hints.join(', ')} */ ` : '';
      const items =
        plan.kind === 'transform'
          ? `TRANSFORM (${list(plan.items)}) USING ${stringText(plan.script)}`
          : list(plan.items);
      const words = `SELECT ${hints}${opening.distinct ? 'DISTINCT ' : ''}${items}`;
      const filtered = plan.child.kind === 'filter' ? plan.child : undefined;
      const source = filtered ? filtered.child : plan.child;
      return {
        select: words,
        from: source.kind === 'one-row' ? '' : relationSql(source),
        where: filtered ? [expr(filtered.condition)] : [],
        groupBy: plan.kind === 'aggregate' ? plan.groupBy.map(groupingSql).join(', ') : '',
        having: [],
        windows: '',
      };
    }
    default:
      return starFrom(plan);
  }
}

const starFrom = (plan: UnresolvedPlan): Clauses => ({
  select: 'SELECT *',
  from: relationSql(plan),
  where: [],
  groupBy: '',
  having: [],
  windows: '',
});

function havingOver(plan: Extract<UnresolvedPlan, { kind: 'having' | 'filter' }>, opening: Opening): Clauses {
  const inner = clausesOf(plan.child, opening);
  return { ...inner, having: [...inner.having, expr(plan.condition)] };
}

function groupingSql(element: GroupingElement | GroupingSet): string {
  switch (element.kind) {
    case 'expr':
      return expr(element.expr);
    case 'all':
      return 'ALL';
    case 'rollup':
    case 'cube':
      return `${element.kind.toUpperCase()} (${element.entries.map((e) => (e.length === 1 ? list(e) : `(${list(e)})`)).join(', ')})`;
    case 'sets':
      return `${element.columns ? `${list(element.columns)} ` : ''}GROUPING SETS (${element.sets.map(groupingSql).join(', ')})`;
    case 'set':
      return `(${list(element.exprs)})`;
    default:
      return assertNever(element, 'groupingSql');
  }
}

const JOIN_WORDS: Readonly<Record<UnresolvedJoin['type'], string>> = {
  inner: 'INNER JOIN',
  cross: 'CROSS JOIN',
  left: 'LEFT JOIN',
  right: 'RIGHT JOIN',
  full: 'FULL JOIN',
  'left-semi': 'LEFT SEMI JOIN',
  'left-anti': 'LEFT ANTI JOIN',
};

/** Relations that go on to the right: what follows them would belong to their last part. */
const OPEN = new Set<UnresolvedPlan['kind']>(['join', 'pivot', 'unpivot', 'generate']);
const operandSql = (plan: UnresolvedPlan): string =>
  OPEN.has(plan.kind) ? `(${relationSql(plan)})` : relationSql(plan);

function relationSql(plan: UnresolvedPlan): string {
  switch (plan.kind) {
    case 'table': {
      const name = plan.identifier ? `IDENTIFIER(${expr(plan.identifier)})` : partsText(plan.name);
      const { version, timestamp } = plan.timeTravel ?? {};
      const travel = version
        ? ` VERSION AS OF ${expr(version)}`
        : timestamp
          ? ` TIMESTAMP AS OF ${expr(timestamp)}`
          : '';
      return name + travel;
    }
    case 'table-function':
      return expr(plan.call);
    case 'alias': {
      const columns = plan.columns ? ` (${plan.columns.map(nameText).join(', ')})` : '';
      const child = plan.child.kind === 'alias' ? `(${relationSql(plan.child)})` : operandSql(plan.child);
      return `${child} AS ${nameText(plan.name)}${columns}`;
    }
    case 'join': {
      const words = `${plan.natural ? 'NATURAL ' : ''}${JOIN_WORDS[plan.type]}`;
      const using = plan.using ? ` USING (${plan.using.map(nameText).join(', ')})` : '';
      const on = plan.condition ? ` ON ${expr(plan.condition)}` : '';
      return `${relationSql(plan.left)} ${words} ${plan.lateral ? 'LATERAL ' : ''}${operandSql(plan.right)}${using}${on}`;
    }
    case 'generate': {
      const columns = plan.columns.length > 0 ? ` AS ${plan.columns.map(nameText).join(', ')}` : '';
      const alias = plan.alias === undefined ? '' : ` ${nameText(plan.alias)}`;
      return `${relationSql(plan.child)} LATERAL VIEW ${plan.outer ? 'OUTER ' : ''}${expr(plan.generator)}${alias}${columns}`;
    }
    case 'sample':
      return `${operandSql(plan.child)} TABLESAMPLE (${sampleSql(plan)})${plan.seed === undefined ? '' : ` REPEATABLE (${plan.seed})`}`;
    case 'pivot': {
      const columns = plan.columns.length === 1 ? list(plan.columns) : `(${list(plan.columns)})`;
      return `${relationSql(plan.child)} PIVOT (${list(plan.aggregates)} FOR ${columns} IN (${list(plan.values ?? [])}))`;
    }
    case 'unpivot':
      return `${relationSql(plan.child)} UNPIVOT ${plan.includeNulls ? 'INCLUDE' : 'EXCLUDE'} NULLS (${unpivotSql(plan)})`;
    case 'filter':
    case 'one-row':
      throw new Bug(`no SQL text gives ${plan.kind} by itself`);
    default:
      return `(${querySql(plan)})`;
  }
}

function unpivotSql({ valueColumns, nameColumn, entries }: UnresolvedUnpivot): string {
  const several = valueColumns.length > 1;
  const values = several ? `(${valueColumns.map(nameText).join(', ')})` : valueColumns.map(nameText).join('');
  const columns = entries.map(
    (e) =>
      `${several ? `(${list(e.columns)})` : list(e.columns)}${e.alias === undefined ? '' : ` AS ${nameText(e.alias)}`}`,
  );
  return `${values} FOR ${nameText(nameColumn)} IN (${columns.join(', ')})`;
}

function sampleSql({ method }: UnresolvedSample): string {
  switch (method.kind) {
    case 'percent':
      return `${method.percent} PERCENT`;
    case 'rows':
      return `${expr(method.rows)} ROWS`;
    case 'bucket':
      return `BUCKET ${method.numerator} OUT OF ${method.denominator}`;
    case 'bytes':
      return stringText(method.bytes);
  }
}
