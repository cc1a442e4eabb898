import { decimalOf, MAX_PRECISION } from '../types/decimal.js';
import { sameType } from '../types/same.js';
import { typeSql } from '../types/text.js';
import * as T from '../types/type.js';
import { type WidenRules, widerType } from '../types/widen.js';
import { type CallFacts, defineFunctions } from './define.js';
import { bodyOf, elementOf, holdsNull, memberOf } from './nested.js';

const body = (call: CallFacts, at: number): { type: T.DataType; nullable: boolean } => {
  const found = bodyOf(call.args[at]);
  return found ?? { type: T.unknown, nullable: true };
};
const firstNullable = ({ args: [a] }: CallFacts): boolean => a?.nullable ?? true;
const firstType = ({ types: [t = T.unknown] }: CallFacts): T.DataType => t;

/** Lambdas over one array: the element, and if the lambda wants it the 0-based index. */
const elementAndIndex = ({ types: [t] }: CallFacts) => [
  {
    params: [
      { type: elementOf(t), nullable: holdsNull(t) },
      { type: T.int, nullable: false },
    ],
    optional: 1,
  },
];
const element = ({ types: [t] }: CallFacts) => [{ params: [{ type: elementOf(t), nullable: holdsNull(t) }] }];
/** The type of the keys of two maps: what loses none of their digits. */
function commonKey(a: T.DataType, b: T.DataType, rules: WidenRules): T.DataType | undefined {
  const common = widerType(a, b, rules);
  if (common?.kind !== 'decimal') return common;
  const [x, y] = [decimalOf(a), decimalOf(b)];
  if (!x || !y) return common;
  const scale = Math.max(x.scale, y.scale);
  return Math.max(x.precision - x.scale, y.precision - y.scale) + scale > MAX_PRECISION ? undefined : common;
}
const keyAndValue = ({ types: [t] }: CallFacts) => [
  {
    params: [
      { type: t?.kind === 'map' ? t.key : T.unknown, nullable: false },
      { type: memberOf(t), nullable: holdsNull(t) },
    ],
  },
];

/** Three-valued: NULL where the predicate was NULL for some and nothing else decided. */
const quantified = (call: CallFacts): boolean => firstNullable(call) || body(call, 1).nullable;

export const higherOrderFunctions = defineFunctions({
  transform: {
    params: { array: 'array', function: 'lambda' },
    lambdas: elementAndIndex,
    returns: (c) => T.array(body(c, 1).type, body(c, 1).nullable),
    nullable: firstNullable,
  },
  filter: {
    params: { array: 'array', predicate: 'lambda' },
    lambdas: elementAndIndex,
    returns: firstType,
    nullable: firstNullable,
    check: (c) => predicate(c),
  },
  exists: {
    params: { array: 'array', predicate: 'lambda' },
    lambdas: element,
    returns: T.boolean,
    nullable: quantified,
    check: (c) => predicate(c),
  },
  forall: {
    params: { array: 'array', predicate: 'lambda' },
    lambdas: element,
    returns: T.boolean,
    nullable: quantified,
    check: (c) => predicate(c),
  },
  /** Folds from the left. The accumulator is of the start's type throughout and may be NULL on its way. */
  aggregate: {
    params: { array: 'array', start: 'any', merge: 'lambda', 'finish?': 'lambda' },
    check: (c) => accumulator(c),
    lambdas: ({ types: [t, start = T.unknown] }) => [
      {
        params: [
          { type: start, nullable: true },
          { type: elementOf(t), nullable: holdsNull(t) },
        ],
      },
      { params: [{ type: start, nullable: true }] },
    ],
    returns: (c) => (c.args.length > 3 ? body(c, 3).type : (c.types[1] ?? T.unknown)),
    nullable: (c) => firstNullable(c) || (c.args.length > 3 ? body(c, 3).nullable : true),
    aliases: ['reduce'],
    display: (a, call) => `${call.written ?? 'aggregate'}(${[...a, ...(a.length > 3 ? [] : [IDENTITY])].join(', ')})`,
  },
  /** The shorter array is filled with NULLs. */
  zip_with: {
    params: { left: 'array', right: 'array', function: 'lambda' },
    refusesNull: [0, 1],
    lambdas: ({ types: [l, r] }) => [
      {
        params: [
          { type: elementOf(l), nullable: true },
          { type: elementOf(r), nullable: true },
        ],
      },
    ],
    returns: (c) => T.array(body(c, 2).type, body(c, 2).nullable),
    nullable: ({ args }) => args.slice(0, 2).some((a) => a.nullable),
  },
  map_filter: {
    params: { map: 'map', predicate: 'lambda' },
    lambdas: keyAndValue,
    returns: firstType,
    nullable: firstNullable,
    check: (c) => predicate(c),
  },
  /** Over the keys of both maps; a value that a map lacks is NULL. */
  map_zip_with: {
    params: { map1: 'map', map2: 'map', function: 'lambda' },
    refusesNull: [0, 1],
    coerce: ({ types, conf }) => {
      const [l, r] = types;
      const key = l?.kind === 'map' && r?.kind === 'map' ? commonKey(l.key, r.key, conf) : undefined;
      return key && types.map((t) => (t.kind === 'map' ? { ...t, key } : t));
    },
    check: ({ types: [l, r] }) => {
      if (l?.kind !== 'map' || r?.kind !== 'map' || [l.key, r.key].some((k) => k.kind === 'unknown')) return undefined;
      const keys = [l.key, r.key].map((k) => `"${typeSql(k)}"`).join(', ');
      return sameType(l.key, r.key)
        ? undefined
        : `Input to the \`map_zip_with\` should have been two maps with compatible key types, but it's [${keys}]`;
    },
    lambdas: ({ types: [l, r] }) => [
      {
        params: [
          { type: l?.kind === 'map' ? l.key : T.unknown, nullable: false },
          { type: memberOf(l), nullable: true },
          { type: memberOf(r), nullable: true },
        ],
      },
    ],
    returns: (c) =>
      T.map(c.types[0]?.kind === 'map' ? c.types[0].key : T.unknown, body(c, 2).type, body(c, 2).nullable),
    nullable: ({ args }) => args.slice(0, 2).some((a) => a.nullable),
  },
  transform_keys: {
    params: { map: 'map', function: 'lambda' },
    check: (c) => (body(c, 1).type.kind === 'map' ? 'The key of map cannot be/contain "MAP".' : undefined),
    lambdas: keyAndValue,
    returns: (c) => T.map(body(c, 1).type, memberOf(c.types[0]), holdsNull(c.types[0])),
    nullable: firstNullable,
  },
  transform_values: {
    params: { map: 'map', function: 'lambda' },
    lambdas: keyAndValue,
    returns: (c) =>
      T.map(c.types[0]?.kind === 'map' ? c.types[0].key : T.unknown, body(c, 1).type, body(c, 1).nullable),
    nullable: firstNullable,
  },
  /** Without a comparator: ascending, NULLs last. A comparator gives an int below, at or above 0. */
  array_sort: {
    params: { array: 'array', 'comparator?': 'lambda' },
    refusesNull: [0],
    check: (c) => comparator(c),
    lambdas: ({ types: [t] }) => [
      {
        params: [
          { type: elementOf(t), nullable: holdsNull(t) },
          { type: elementOf(t), nullable: holdsNull(t) },
        ],
      },
    ],
    returns: firstType,
    nullable: firstNullable,
    display: (a) => `array_sort(${a[0]}, ${a[1] ?? DEFAULT_COMPARATOR})`,
  },
});

function predicate(call: CallFacts): string | undefined {
  const { type } = body(call, 1);
  return ['boolean', 'null', 'unknown'].includes(type.kind) ? undefined : 'Parameter 2 requires the "BOOLEAN" type';
}

const V = 'namedlambdavariable()';
const IDENTITY = `lambdafunction(${V}, ${V})`;
/** How Spark prints the comparator that it puts in where none is written. */
const DEFAULT_COMPARATOR = `lambdafunction((IF(((${V} IS NULL) AND (${V} IS NULL)), 0, (IF((${V} IS NULL), 1, (IF((${V} IS NULL), -1, (IF((${V} < ${V}), -1, (IF((${V} > ${V}), 1, 0)))))))))), ${V}, ${V})`;

/** The merge of a fold gives what it began with, type for type; only whether it may be NULL is not asked. */
function accumulator(call: CallFacts): string | undefined {
  const start = call.types[1];
  const { type } = body(call, 2);
  if (!start || [start.kind, type.kind].includes('unknown') || type.kind === 'null' || sameType(start, type, 'ignore'))
    return undefined;
  return `Parameter 3 requires the "${typeSql(start)}" type, however the merge has the type "${typeSql(type)}"`;
}

function comparator(call: CallFacts): string | undefined {
  const { type } = body(call, 1);
  if (call.args.length < 2 || type.kind === 'int' || type.kind === 'unknown') return undefined;
  return `The \`lambda function\` requires return "INT" type, but the actual is "${typeSql(type)}" type`;
}
