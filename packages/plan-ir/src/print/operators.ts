/** Functions that are written between their operands, in explain's text. */
const INFIX: ReadonlySet<string> = new Set(
  ['+', '-', '*', '/', '%', 'div', '=', '<=>', '!=', '<', '<=', '>', '>=', 'and', 'or', '||', '&', '|', '^'].concat(
    'like',
    'ilike',
    'rlike',
  ),
);

/** A call as a person reads it: `(a + b)`, `NOT a`, `a IN (1, 2)`, else `name(a, b)`. */
export function callText(fn: string, args: readonly string[]): string {
  const [first, ...others] = args;
  if (INFIX.has(fn) && args.length >= 2) {
    const word = /^[a-z]/.test(fn) ? fn.toUpperCase() : fn;
    return `(${args.join(` ${word} `)})`;
  }
  if (fn === 'not' && args.length === 1) return `NOT ${first}`;
  if (fn === 'in' && others.length > 0) return `${first} IN (${others.join(', ')})`;
  return `${fn}(${args.join(', ')})`;
}

/** `ASC NULLS FIRST` behind a sort key. */
export const orderText = (expr: string, direction: 'asc' | 'desc', nulls: 'first' | 'last'): string =>
  `${expr} ${direction.toUpperCase()} NULLS ${nulls.toUpperCase()}`;

const BOUNDS = {
  'unbounded-preceding': 'unbounded preceding',
  'unbounded-following': 'unbounded following',
  'current-row': 'current row',
} as const;
type FixedBound = keyof typeof BOUNDS;

export function boundText(kind: FixedBound | 'preceding' | 'following', offset: string | undefined): string {
  return kind === 'preceding' || kind === 'following' ? `${offset} ${kind}` : BOUNDS[kind];
}

/** The inside of OVER (…). */
export function windowText(partitionBy: readonly string[], orderBy: readonly string[], frame?: string): string {
  return [
    partitionBy.length > 0 ? `PARTITION BY ${partitionBy.join(', ')}` : '',
    orderBy.length > 0 ? `ORDER BY ${orderBy.join(', ')}` : '',
    frame ?? '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
