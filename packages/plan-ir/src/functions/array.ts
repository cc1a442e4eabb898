import type { Expr } from '../expr/expr.js';
import { sameType } from '../types/same.js';
import { typeSql } from '../types/text.js';
import * as T from '../types/type.js';
import { mergeNullability, tightestCommonType, widerTypeWithoutText } from '../types/widen.js';
import { type CallFacts, defineFunctions } from './define.js';
import { constantIndex, elementOf, holdsNull, isIntegral, memberOf } from './nested.js';
import { allOf, elementAt, likeArrays } from './strict.js';

type Common = (a: T.DataType, b: T.DataType) => T.DataType | undefined;

/** The array first, then a value that becomes its element type; both grow to a common type that loses nothing. */
const withElement =
  (at: number, common: Common, nulls: 'typed' | 'bare' = 'typed') =>
  ({ types }: CallFacts): readonly T.DataType[] | undefined => {
    const [list] = types;
    const value = types[at];
    if (list?.kind !== 'array' || !value || (nulls === 'bare' && value.kind === 'null')) return undefined;
    const element = common(list.element, value);
    return element && types.map((t, i) => (i === 0 ? T.array(element, list.containsNull) : i === at ? element : t));
  };
const elementSecond = withElement(1, tightestCommonType);

/** Two arrays of one element type, each with its own answer to whether it holds NULLs. */
const sameElements = ({ types: [a, b] }: CallFacts): readonly T.DataType[] | undefined => {
  if (a?.kind !== 'array' || b?.kind !== 'array') return undefined;
  const element = tightestCommonType(a.element, b.element);
  return element && [T.array(element, a.containsNull), T.array(element, b.containsNull)];
};

/** No argument is NULL without a type. */
const noNulls =
  (name: string) =>
  ({ types }: CallFacts): string | undefined =>
    types.some((t) => t.kind === 'null') ? `Null typed values cannot be used as arguments of \`${name}\`.` : undefined;

const firstType = ({ types: [t = T.unknown] }: CallFacts): T.DataType => t;
const withNull = (t: T.DataType, containsNull: boolean): T.DataType =>
  t.kind === 'array' ? { ...t, containsNull } : t;
const anyNullable = (args: readonly Expr[]): boolean => args.some((a) => a.nullable);

/** Subscripts: the lookup in a map finds its key by the map's key type, an array's index stays the integer it is. */
const subscript = ({ types: [base, key] }: CallFacts): readonly T.DataType[] | undefined => {
  if (base?.kind !== 'map' || !key) return undefined;
  const common = tightestCommonType(base.key, key);
  return common && [{ ...base, key: common }, common];
};

/** An element picked by a constant index out of `array(…)` is as nullable as that element; any other may be missing. */
const pickedNullable =
  (base: 0 | 1) =>
  ({ args: [list, index], conf }: CallFacts): boolean => {
    const at = constantIndex(index);
    if (list?.kind !== 'call' || list.fn !== 'array' || at === undefined) {
      return !conf.ansi || holdsNull(list?.type) || (list?.nullable ?? true) || (index?.nullable ?? true);
    }
    const item = at < 0 && base === 1 ? list.args[list.args.length + at] : list.args[at - base];
    return item?.nullable ?? true;
  };

const ARRAY_OR_MAP = ['array', 'map'] as const;
const TEMPORAL = ['date', 'timestamp', 'timestamp_ntz'];

/** SEQUENCE: bounds to one type; without a step one day or one of its type; an interval steps through dates. */
const sequenceTypes = ({ types: [start, stop, step] }: CallFacts): readonly T.DataType[] | undefined => {
  if (!start || !stop) return undefined;
  let bound = tightestCommonType(start, stop);
  if (bound && isIntegral(bound) && step && isIntegral(step)) bound = tightestCommonType(bound, step);
  if (!bound) return undefined;
  return step ? [bound, bound, isIntegral(bound) ? bound : step] : [bound, bound];
};

/** `array(…)`'s struct of `arrays_zip`: a named column keeps its name, anything else is its position from 0. */
function zippedName(arg: Expr | undefined, index: number): string {
  return arg?.kind === 'column' || arg?.kind === 'field' ? arg.name : String(index);
}

/** An array's index is an integer of at most 32 bits: nothing is made one. */
const elementAtTypes = (c: CallFacts): readonly T.DataType[] | undefined => {
  const [base, index] = c.types;
  if (base?.kind !== 'array') return subscript(c);
  return index && (index.kind === 'unknown' || index.kind === 'byte' || index.kind === 'short')
    ? [base, T.int]
    : undefined;
};
function elementAtCheck({ types: [base, key] }: CallFacts): string | undefined {
  if (!base || !key || key.kind === 'unknown') return undefined;
  if (base.kind === 'array') return key.kind === 'int' ? undefined : 'Parameter 2 requires the "INT" type';
  if (base.kind !== 'map' || base.key.kind === 'unknown' || sameType(base.key, key)) return undefined;
  return `Input to \`element_at\` should have been "MAP" followed by a value with same key type, but it's ["${typeSql(base)}", "${typeSql(key)}"]`;
}

export const arrayFunctions = defineFunctions({
  array: {
    params: { 'values...?': 'any' },
    coerce: 'widest',
    returns: ({ types, args }) =>
      T.array(types.length > 0 ? types.reduce(mergeNullability) : T.nullType, anyNullable(args)),
    nullable: 'never',
  },
  array_append: {
    params: { array: 'array', element: 'any' },
    coerce: elementSecond,
    check: elementAt('array_append', 1),
    returns: (c) => withNull(firstType(c), holdsNull(c.types[0]) || (c.args[1]?.nullable ?? true)),
    nullable: ({ args: [list] }) => list?.nullable ?? true,
  },
  array_prepend: {
    params: { array: 'array', element: 'any' },
    coerce: elementSecond,
    check: elementAt('array_prepend', 1),
    returns: (c) => withNull(firstType(c), holdsNull(c.types[0]) || (c.args[1]?.nullable ?? true)),
    nullable: ({ args: [list] }) => list?.nullable ?? true,
  },
  array_compact: { params: { array: 'array' }, returns: firstType },
  /** NULL where the value is not found and the array holds a NULL. */
  array_contains: {
    params: { array: 'array', element: 'any' },
    coerce: withElement(1, widerTypeWithoutText, 'bare'),
    returns: T.boolean,
    nullable: (c) => anyNullable(c.args) || holdsNull(c.types[0]),
    check: allOf(noNulls('array_contains'), elementAt('array_contains', 1)),
  },
  array_distinct: { params: { array: 'array' }, returns: firstType },
  array_except: {
    params: { array1: 'any', array2: 'any' },
    coerce: sameElements,
    check: likeArrays('array_except'),
    returns: firstType,
  },
  /** 1-based; negative positions count from behind, -1 puts it last; gaps are filled with NULL. */
  array_insert: {
    params: { array: 'any', position: ['int', 'short', 'byte'], element: 'any' },
    coerce: withElement(2, tightestCommonType),
    strict: [1],
    refusesNull: [1],
    check: elementAt('array_insert', 2),
    returns: (c) => withNull(firstType(c), true),
    nullable: ({ args: [list, position] }) => (list?.nullable ?? true) || (position?.nullable ?? true),
  },
  array_intersect: {
    params: { array1: 'any', array2: 'any' },
    coerce: sameElements,
    check: likeArrays('array_intersect'),
    returns: (c) => withNull(firstType(c), holdsNull(c.types[0]) && holdsNull(c.types[1])),
  },
  /** Skips NULLs, or prints the third argument for each. */
  array_join: {
    params: { array: T.array(T.string), delimiter: 'string', 'nullReplacement?': 'string' },
    strict: [1, 2],
    returns: T.string,
  },
  array_max: { params: { array: 'array' }, returns: ({ types: [t] }) => elementOf(t), nullable: 'always' },
  array_min: { params: { array: 'array' }, returns: ({ types: [t] }) => elementOf(t), nullable: 'always' },
  /** 1-based; 0 where there is none. */
  array_position: {
    params: { array: 'array', element: 'any' },
    coerce: elementSecond,
    check: elementAt('array_position', 1),
    returns: T.long,
  },
  array_remove: {
    params: { array: 'any', element: 'any' },
    coerce: elementSecond,
    check: elementAt('array_remove', 1),
    returns: firstType,
  },
  array_repeat: {
    params: { element: 'any', count: 'int' },
    strict: [1],
    returns: ({ types: [t = T.unknown], args: [element] }) => T.array(t, element?.nullable ?? true),
    nullable: ({ args: [, count] }) => count?.nullable ?? true,
  },
  /** The places, from 0, of the rows whose keys `freqItems` counts in the end; `kind` says how Scala hashes the keys. */
  frequent_items: {
    params: { keys: 'array', kind: 'string', size: 'int' },
    returns: T.array(T.int, false),
    nullable: 'never',
    internal: true,
  },
  array_size: { params: { array: 'array' }, returns: T.int },
  /** -1 of NULL, unless ANSI mode is on: then NULL. */
  size: {
    params: { value: ARRAY_OR_MAP },
    returns: T.int,
    nullable: ({ conf, args: [value] }) => conf.ansi && (value?.nullable ?? true),
    aliases: ['cardinality'],
    display: (a, call) => `${call.written ?? 'size'}(${a[0]})`,
  },
  array_union: {
    params: { array1: 'any', array2: 'any' },
    coerce: sameElements,
    check: likeArrays('array_union'),
    returns: (c) => withNull(firstType(c), holdsNull(c.types[0]) || holdsNull(c.types[1])),
  },
  /** NULL where none is shared, both have elements and one holds a NULL. */
  arrays_overlap: {
    params: { array1: 'any', array2: 'any' },
    coerce: sameElements,
    check: likeArrays('arrays_overlap'),
    returns: T.boolean,
    nullable: (c) => anyNullable(c.args) || c.types.some(holdsNull),
  },
  arrays_zip: {
    params: { 'arrays...?': 'array' },
    returns: ({ types, args }) =>
      T.array(T.struct(types.map((t, i) => T.field(zippedName(args[i], i), elementOf(t)))), false),
  },
  /** 1-based in an array, negative from behind, an error for 0; by key in a map. NULL where there is none, an error in ANSI mode. */
  element_at: {
    params: { base: ARRAY_OR_MAP, key: 'any' },
    refusesNull: [0],
    coerce: elementAtTypes,
    returns: ({ types: [t] }) => memberOf(t),
    nullable: (c) => c.types[0]?.kind !== 'array' || pickedNullable(1)(c),
    check: elementAtCheck,
  },
  /** `element_at` that gives NULL in ANSI mode, too. */
  try_element_at: {
    params: { base: ARRAY_OR_MAP, key: 'any' },
    refusesNull: [0],
    coerce: elementAtTypes,
    returns: ({ types: [t] }) => memberOf(t),
    nullable: 'always',
    check: elementAtCheck,
  },
  /** 0-based; NULL outside, in either mode. */
  get: {
    params: { array: 'array', index: 'integral' },
    refusesNull: [0],
    returns: ({ types: [t] }) => elementOf(t),
    nullable: (c) => pickedNullable(0)({ ...c, conf: { ...c.conf, ansi: false } }),
  },
  /** `base[key]`: 0-based in an array, NULL outside (an error in ANSI mode); by key in a map. */
  getitem: {
    internal: true,
    params: { base: ARRAY_OR_MAP, key: 'any' },
    refusesNull: [0],
    coerce: (c) => {
      const [base, key] = c.types;
      if (base?.kind !== 'map' || !key) return undefined;
      // unlike element_at, the key is cast to the map's own key type
      return [base, base.key];
    },
    returns: ({ types: [t] }) => memberOf(t),
    nullable: (c) => c.types[0]?.kind !== 'array' || pickedNullable(0)(c),
    display: (a) => `${a[0]}[${a[1]}]`,
    check: ({ types: [base, key] }) =>
      base?.kind === 'array' && key && !isIntegral(key) && key.kind !== 'null' && key.kind !== 'unknown'
        ? 'Parameter 2 requires the "INTEGRAL" type'
        : undefined,
  },
  flatten: {
    params: { arrays: 'array' },
    refusesNull: [0],
    returns: ({ types: [t] }) => {
      const inner = elementOf(t);
      return inner.kind === 'null' ? T.array(T.nullType) : inner;
    },
    nullable: (c) => anyNullable(c.args) || holdsNull(c.types[0]),
    check: ({ types: [t] }) =>
      t?.kind === 'array' && !['array', 'null', 'unknown'].includes(t.element.kind)
        ? 'Parameter 1 requires the "ARRAY" of "ARRAY" type'
        : undefined,
  },
  sequence: {
    params: { start: 'any', stop: 'any', 'step?': 'any' },
    coerce: sequenceTypes,
    returns: ({ types: [t = T.unknown] }) => T.array(t, false),
    check: ({ types: [start, stop, step] }) =>
      start === undefined ||
      [start, stop, step].some((t) => t?.kind === 'unknown') ||
      (isIntegral(start) && stop && isIntegral(stop) && (step === undefined || isIntegral(step))) ||
      (stop?.kind === start.kind &&
        TEMPORAL.includes(start.kind) &&
        (step === undefined || step.kind.endsWith('interval')))
        ? undefined
        : '`sequence` uses the wrong parameter type.',
  },
  shuffle: { params: { array: 'array' }, returns: firstType, volatile: true },
  /** 1-based start, negative from behind, and a length. */
  slice: { params: { array: 'array', start: 'int', length: 'int' }, returns: firstType },
  /** NULLs first ascending, last descending. */
  sort_array: {
    params: { array: 'array', 'ascending?': 'boolean' },
    returns: firstType,
    display: (a) => `sort_array(${a[0]}, ${a[1] ?? 'true'})`,
    check: ({ args: [, asc] }) =>
      asc && !(asc.kind === 'literal' && typeof asc.value === 'boolean')
        ? 'Parameter 2 requires the "BOOLEAN" type'
        : undefined,
  },
});
