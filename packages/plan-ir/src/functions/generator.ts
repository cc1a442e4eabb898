import type { Expr } from '../expr/expr.js';
import { sameType } from '../types/same.js';
import { typeSql } from '../types/text.js';
import * as T from '../types/type.js';
import { type CallFacts, defineFunctions } from './define.js';
import { constantIndex, elementOf, holdsNull } from './nested.js';
import { strictly } from './strict.js';

const ARRAY_OR_MAP = ['array', 'map'] as const;

/** Columns of EXPLODE and its kin: `pos` if wanted, then `col`, or `key` and `value`. OUTER makes all nullable. */
const exploded =
  (position: boolean, outer: boolean) =>
  ({ types: [t] }: CallFacts): T.DataType => {
    const pos = position ? [T.field('pos', T.int, outer)] : [];
    const columns =
      t?.kind === 'map'
        ? [T.field('key', t.key, outer), T.field('value', t.value, outer || t.valueContainsNull)]
        : [T.field('col', elementOf(t), outer || holdsNull(t))];
    return T.struct([...pos, ...columns]);
  };

const inlined =
  (outer: boolean) =>
  ({ types: [t] }: CallFacts): T.DataType => {
    const row = elementOf(t);
    if (row.kind !== 'struct') return T.struct([]);
    return T.struct(row.fields.map((f) => ({ ...f, nullable: outer || f.nullable || holdsNull(t) })));
  };
const inlineCheck = ({ types: [t] }: CallFacts): string | undefined =>
  ['struct', 'unknown'].includes(elementOf(t).kind) ? undefined : 'Parameter 1 requires the "ARRAY<STRUCT>" type';

/** How many rows `stack` makes: its first argument, a constant. */
function stackRows(args: readonly Expr[]): number | undefined {
  return constantIndex(args[0]);
}

/** The cells of a column are of one type. */
function stackCheck({ types, args }: CallFacts): string | undefined {
  const rows = stackRows(args) ?? 0;
  if (types[0] && !['byte', 'short', 'int', 'null', 'unknown'].includes(types[0].kind))
    return `Parameter 1 requires the "INT" type, however the argument has the type "${typeSql(types[0])}"`;
  if (rows < 1) return 'The number of rows must be a positive constant';
  const width = Math.ceil((types.length - 1) / rows);
  for (let i = width + 1; i < types.length; i++) {
    const place = (i - 1) % width;
    const [first, other] = [types[place + 1], types[i]];
    if (!first || !other || [first, other].some((t) => t.kind === 'unknown' || t.kind === 'null')) continue;
    if (!sameType(first, other))
      return `The data type of the column (${place}) do not have the same type: "${typeSql(first)}" (${place + 1}) <> "${typeSql(other)}" (${i})`;
  }
  return undefined;
}

const isNull = (e: Expr | undefined): boolean => e?.kind === 'literal' && e.value === null;
const voidCheck = ({ args: [collection] }: CallFacts): string | undefined =>
  isNull(collection)
    ? 'Parameter 1 requires the ("ARRAY" or "MAP") type, however "NULL" has the type "VOID"'
    : undefined;

export const generatorFunctions = defineFunctions({
  explode: {
    kind: 'generator',
    params: { collection: ARRAY_OR_MAP },
    check: voidCheck,
    returns: exploded(false, false),
    nullable: 'never',
  },
  explode_outer: {
    kind: 'generator',
    params: { collection: ARRAY_OR_MAP },
    check: voidCheck,
    returns: exploded(false, true),
    nullable: 'never',
  },
  posexplode: {
    kind: 'generator',
    params: { collection: ARRAY_OR_MAP },
    check: voidCheck,
    returns: exploded(true, false),
    nullable: 'never',
  },
  posexplode_outer: {
    kind: 'generator',
    params: { collection: ARRAY_OR_MAP },
    check: voidCheck,
    returns: exploded(true, true),
    nullable: 'never',
  },
  /** An array of structs as rows; a NULL struct is a row of NULLs. */
  inline: {
    kind: 'generator',
    params: { rows: 'array' },
    returns: inlined(false),
    nullable: 'never',
    check: inlineCheck,
  },
  inline_outer: {
    kind: 'generator',
    params: { rows: 'array' },
    returns: inlined(true),
    nullable: 'never',
    check: inlineCheck,
  },
  /** `n` rows out of the values, row by row; missing cells are NULL. The cells of a column are of one type or NULL. */
  stack: {
    kind: 'generator',
    params: { rows: 'any', 'values...': 'any' },
    coerce: ({ types, args }) => {
      const rows = stackRows(args);
      if (!rows || rows < 1) return undefined;
      const width = Math.ceil((types.length - 1) / rows);
      const column = (i: number): T.DataType | undefined =>
        types.find((t, j) => j > 0 && (j - 1) % width === i % width && t.kind !== 'null');
      return types.map((t, j) => (j > 0 && t.kind === 'null' ? (column(j - 1) ?? t) : t));
    },
    returns: ({ types, args }) => {
      const width = Math.ceil((types.length - 1) / (stackRows(args) ?? 1));
      return T.struct(types.slice(1, width + 1).map((t, i) => T.field(`col${i}`, t)));
    },
    nullable: 'never',
    check: stackCheck,
  },
  /** Top-level fields of a JSON text by name, as text. */
  json_tuple: {
    kind: 'generator',
    params: { json: 'any', 'fields...': 'any' },
    coerce: strictly([T.string]).coerce,
    check: (call) =>
      call.args.some(isNull) || strictly([T.string]).check(call) !== undefined
        ? 'all arguments must be strings'
        : undefined,
    returns: ({ types }) => T.struct(types.slice(1).map((_, i) => T.field(`c${i}`, T.string))),
    nullable: 'never',
  },
});
