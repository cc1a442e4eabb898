import { DEFAULT_CONF } from '../conf.js';
import { sameType } from '../types/same.js';
import { typeSql } from '../types/text.js';
import * as T from '../types/type.js';
import { commonType, mergeNullability, tightestCommonType, widerTypeWithoutText } from '../types/widen.js';
import { defineFunctions } from './define.js';
import { elementOf, holdsNull } from './nested.js';
import { ofOneType, strictly } from './strict.js';

const hasMap = (t: T.DataType): boolean =>
  t.kind === 'map' ||
  (t.kind === 'array' && hasMap(t.element)) ||
  (t.kind === 'struct' && t.fields.some((f) => hasMap(f.type)));
const keyCheck = (key: T.DataType | undefined): string | undefined =>
  key && hasMap(key) ? 'The key of map cannot be/contain a map.' : undefined;

/** The type of the keys (0) or values (1) of `map`. */
function mergedFrom(types: readonly T.DataType[], which: 0 | 1): T.DataType {
  const list = types.filter((_, i) => i % 2 === which);
  return list.length > 0 ? list.reduce(mergeNullability) : T.nullType;
}

/** The keys or the values of `map`, all of one type. */
function ofOneKind(types: readonly T.DataType[], what: 'keys' | 'values'): string | undefined {
  const list = types.filter((_, i) => i % 2 === (what === 'keys' ? 0 : 1));
  const why = ofOneType('map')({ types: list, args: [], conf: DEFAULT_CONF });
  return why && `The given ${what} of function ${why.replace('Input to ', '')}`;
}

export const mapFunctions = defineFunctions({
  /** Keys and values in turn. A NULL key or a key twice is an error at run time. */
  map: {
    params: { 'entries...?': 'any' },
    coerce: ({ types, conf }) => {
      const key = commonType(
        types.filter((_, i) => i % 2 === 0),
        conf,
      );
      const value = commonType(
        types.filter((_, i) => i % 2 === 1),
        conf,
      );
      return key && value && types.map((_, i) => (i % 2 === 0 ? key : value));
    },
    returns: ({ types, args }) =>
      T.map(
        mergedFrom(types, 0),
        mergedFrom(types, 1),
        args.some((a, i) => i % 2 === 1 && a.nullable),
      ),
    nullable: 'never',
    check: ({ args, types, types: [key] }) =>
      args.length % 2 === 1
        ? 'The `map` requires 2n (n > 0) parameters'
        : (ofOneKind(types, 'keys') ?? ofOneKind(types, 'values') ?? keyCheck(key)),
  },
  map_from_arrays: {
    params: { keys: 'array', values: 'array' },
    returns: ({ types: [k, v] }) => T.map(elementOf(k), elementOf(v), holdsNull(v)),
    check: ({ types: [k] }) => keyCheck(elementOf(k)),
  },
  map_from_entries: {
    params: { entries: 'array' },
    returns: ({ types: [t] }) => {
      const entry = elementOf(t);
      if (entry.kind !== 'struct') return T.unknown;
      const [key, value] = entry.fields;
      return T.map(key?.type ?? T.unknown, value?.type ?? T.unknown, value?.nullable ?? true);
    },
    nullable: ({ args: [list] }) => (list?.nullable ?? true) || holdsNull(list?.type),
    check: ({ types: [t] }) => {
      const entry = elementOf(t);
      return entry.kind === 'unknown' || (entry.kind === 'struct' && entry.fields.length === 2)
        ? undefined
        : 'Parameter 1 requires the "ARRAY" of pair "STRUCT" type';
    },
  },
  map_concat: {
    params: { 'maps...?': 'any' },
    coerce: ({ types, conf }) => {
      const common = types.some((t) => t.kind === 'null') ? undefined : commonType(types, conf);
      return common?.kind === 'map' ? types.map((t) => ({ ...common, valueContainsNull: holdsNull(t) })) : undefined;
    },
    returns: ({ types }) => {
      const [t] = types;
      if (t === undefined) return T.map(T.string, T.string);
      return t.kind === 'map' ? { ...t, valueContainsNull: types.some(holdsNull) } : t;
    },
    check: (c) =>
      c.types.every((t) => t.kind === 'map' || t.kind === 'unknown')
        ? ofOneType('map_concat')(c)
        : `The \`map_concat\` should all be of type map, but it's [${c.types.map((t) => `"${typeSql(t)}"`).join(', ')}]`,
  },
  map_keys: {
    params: { map: 'map' },
    returns: ({ types: [t] }) => (t?.kind === 'map' ? T.array(t.key) : T.unknown),
  },
  map_values: {
    params: { map: 'map' },
    returns: ({ types: [t] }) => (t?.kind === 'map' ? T.array(t.value) : T.unknown),
  },
  map_entries: {
    params: { map: 'map' },
    returns: ({ types: [t] }) =>
      t?.kind === 'map'
        ? T.array(T.struct([T.field('key', t.key, false), T.field('value', t.value, t.valueContainsNull)]), false)
        : T.unknown,
  },
  map_contains_key: {
    params: { map: 'any', key: 'any' },
    coerce: ({ types: [t, key] }) => {
      if (t?.kind !== 'map' || !key || key.kind === 'null') return undefined;
      const common = tightestCommonType(t.key, key) ?? widerTypeWithoutText(t.key, key);
      return common && [{ ...t, key: common }, common];
    },
    returns: T.boolean,
    nullable: 'always',
    check: ({ types: [map, key] }) => {
      if (map?.kind === 'null' || key?.kind === 'null')
        return 'Null typed values cannot be used as arguments of `map_contains_key`.';
      if (!map || !key || map.kind === 'unknown' || key.kind === 'unknown') return undefined;
      return map.kind === 'map' && (map.key.kind === 'unknown' || sameType(map.key, key))
        ? undefined
        : `Input to \`map_contains_key\` should have been "MAP" followed by a value with same key type, but it's ["${typeSql(map)}", "${typeSql(key)}"].`;
    },
  },
  /** The delimiters are regular expressions. */
  str_to_map: {
    params: { text: 'any', 'pairDelim?': 'any', 'keyValueDelim?': 'any' },
    ...strictly([T.string]),
    returns: T.map(T.string, T.string),
    display: (a) => `str_to_map(${a[0]}, ${a[1] ?? ','}, ${a[2] ?? ':'})`,
  },
});
