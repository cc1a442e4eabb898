import type { SqlPiece } from '../piece.js';
import { at, STRENGTH } from '../piece.js';
import type { FromItem, Query, Select, SelectItem } from '../tree.js';

/** `lines`: clauses on lines of their own, indented as people do. `line`: all on one line. */
export type Layout = 'lines' | 'line';
const WIDTH = 100;

/** Line break and indentation for a nesting depth. */
export const breakAt = (layout: Layout, depth: number): string => (layout === 'line' ? ' ' : `\n${'  '.repeat(depth)}`);

/** A query as text. The first line has no indentation; the others that of `depth`. */
export function printQuery(query: Query, layout: Layout, depth = 0): string {
  const nl = breakAt(layout, depth);
  const parts: string[] = [];
  if (query.ctes.length > 0) {
    const ctes = query.ctes.map((c) => {
      const columns = c.columns ? ` (${c.columns.join(', ')})` : '';
      return `${c.name}${columns} AS ${nested(c.query, layout, depth)}`;
    });
    parts.push(`WITH ${ctes.join(`,${nl}`)}`);
  }
  parts.push(...body(query, layout, depth));
  if (query.orderBy.length > 0) parts.push(`ORDER BY ${query.orderBy.join(', ')}`);
  if (query.limit !== undefined) parts.push(`LIMIT ${query.limit}`);
  if (query.offset !== undefined) parts.push(`OFFSET ${query.offset}`);
  return parts.join(nl);
}

/** A query in parentheses, its lines one level deeper. */
export function nested(query: Query, layout: Layout, depth: number): string {
  if (layout === 'line') return `(${printQuery(query, layout, depth)})`;
  return `(${breakAt(layout, depth + 1)}${printQuery(query, layout, depth + 1)}${breakAt(layout, depth)})`;
}

function body(query: Query, layout: Layout, depth: number): readonly string[] {
  switch (query.kind) {
    case 'raw':
      return [query.text];
    case 'set': {
      const inputs = query.inputs.map((q, i) => {
        const plain = q.kind === 'select' || q.kind === 'raw' || (i === 0 && q.kind === 'set' && q.op === query.op);
        const tail = q.ctes.length > 0 || q.orderBy.length > 0 || q.limit !== undefined || q.offset !== undefined;
        return plain && !tail ? printQuery(q, layout, depth) : nested(q, layout, depth);
      });
      const nl = breakAt(layout, depth);
      return [inputs.join(`${nl}${query.op}${nl}`)];
    }
    case 'select':
      return selectBody(query, layout, depth);
  }
}

const itemText = (item: SelectItem): string =>
  item.name === undefined ? item.sql.text : `${item.sql.text} AS ${item.name}`;

function selectBody(select: Select, layout: Layout, depth: number): readonly string[] {
  const parts: string[] = [
    `SELECT${select.distinct ? ' DISTINCT' : ''}${list(select.items.map(itemText), layout, depth)}`,
  ];
  if (select.from) parts.push(`FROM ${fromText(select.from, layout, depth, true)}`);
  if (select.where.length > 0) parts.push(`WHERE ${conjunction(select.where, layout, depth)}`);
  if (select.groupBy && select.groupBy.length > 0) parts.push(`GROUP BY${list(select.groupBy, layout, depth)}`);
  if (select.having.length > 0) parts.push(`HAVING ${conjunction(select.having, layout, depth)}`);
  if (select.qualify.length > 0) parts.push(`QUALIFY ${conjunction(select.qualify, layout, depth)}`);
  return parts;
}

/** A list on one line where it is short, else one entry a line; with the blank or break before it. */
function list(entries: readonly string[], layout: Layout, depth: number): string {
  const short = entries.reduce((n, e) => n + e.length + 2, 0) <= WIDTH && !entries.some((e) => e.includes('\n'));
  if (layout === 'line' || entries.length === 1 || short) return ` ${entries.join(', ')}`;
  const nl = breakAt(layout, depth + 1);
  return nl + entries.join(`,${nl}`);
}

function conjunction(terms: readonly SqlPiece[], layout: Layout, depth: number): string {
  const [only] = terms;
  if (terms.length === 1 && only) return only.text;
  return terms.map((t) => at(t, STRENGTH.and)).join(`${breakAt(layout, depth + 1)}AND `);
}

/** `top`: commas may join what is crossed; inside an explicit join they may not, for they bind weaker. */
function fromText(item: FromItem, layout: Layout, depth: number, top: boolean): string {
  switch (item.kind) {
    case 'named': {
      const columns = item.columns ? ` (${item.columns.join(', ')})` : '';
      return item.alias === undefined ? item.sql : `${item.sql} AS ${item.alias}${columns}`;
    }
    case 'derived': {
      const columns = item.columns ? ` (${item.columns.join(', ')})` : '';
      return `${item.lateral ? 'LATERAL ' : ''}${nested(item.query, layout, depth)} AS ${item.alias}${columns}`;
    }
    case 'join': {
      const comma = top && item.words === 'CROSS JOIN' && !item.on && isSimple(item.right);
      const left = fromText(item.left, layout, depth, comma);
      const right = fromText(item.right, layout, depth, false);
      const operand = item.right.kind === 'join' ? `(${right})` : right;
      if (comma) return `${left},${isLateral(item.right) ? breakAt(layout, depth + 1) : ' '}${operand}`;
      return `${left}${breakAt(layout, depth)}${item.words} ${operand}${item.on ? ` ON ${item.on.text}` : ''}`;
    }
  }
}

const isSimple = (item: FromItem): boolean => item.kind !== 'join';
const isLateral = (item: FromItem): boolean =>
  (item.kind === 'derived' && item.lateral === true) || (item.kind === 'named' && item.sql.startsWith('LATERAL '));
