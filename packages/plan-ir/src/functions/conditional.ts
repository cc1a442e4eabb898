import { literal } from '../expr/literal.js';
import { typeSql } from '../types/text.js';
import { boolean, type DataType, nullType } from '../types/type.js';
import { commonType, mergeNullability } from '../types/widen.js';
import { type CallFacts, defineFunctions, type FunctionRow } from './define.js';
import { comparisonOperands } from './operands.js';
import { ofOneType } from './strict.js';

const first = (call: CallFacts): DataType => call.types[0] ?? nullType;
/** The type that all have from `from` on; what is inside may be NULL where it may be in one of them. */
const common =
  (from = 0) =>
  ({ types }: CallFacts): DataType =>
    types.length > from ? types.slice(from).reduce(mergeNullability) : nullType;
/** NULL only where every argument is. */
const allNullable = (call: CallFacts): boolean => call.args.every((a) => a.nullable);

/** GREATEST and LEAST: one type, but no text made of a number. */
const extreme: FunctionRow = {
  params: { first: 'orderable', 'others...': 'orderable' },
  returns: common(),
  nullable: allNullable,
  coerce: ({ types, conf }) => {
    const type = commonType(types, conf, 'keep');
    return type && types.map(() => type);
  },
  check: ofOneType('greatest'),
};

/** The branches of a condition to their common type, what stands before them left alone. */
const branches =
  (from: number): NonNullable<FunctionRow['coerce']> =>
  ({ types, conf }) => {
    const type = commonType(types.slice(from), conf);
    return type && types.map((t, i) => (i < from ? t : type));
  };

/** Choosing among values. CASE is a node of its own. */
export const conditionalFunctions = defineFunctions({
  coalesce: { params: { 'values...': 'any' }, returns: common(), nullable: allNullable, coerce: 'widest' },
  nvl: {
    params: { value: 'any', otherwise: 'any' },
    returns: common(),
    nullable: allNullable,
    coerce: 'widest',
    aliases: ['ifnull'],
    expand: (call) => ({
      kind: 'call',
      fn: 'coalesce',
      args: call.args,
      type: common()(call),
      nullable: allNullable(call),
    }),
  },
  if: {
    params: { condition: 'boolean', whenTrue: 'any', whenFalse: 'any' },
    strict: [0],
    returns: common(1),
    nullable: ({ args }) => args.slice(1).some((a) => a.nullable),
    coerce: branches(1),
    check: ofOneType('if', 1),
    display: (args) => `(IF(${args.join(', ')}))`,
  },
  nvl2: {
    params: { value: 'any', present: 'any', absent: 'any' },
    returns: common(1),
    nullable: ({ args }) => args.slice(1).some((a) => a.nullable),
    coerce: branches(1),
    check: ofOneType('nvl2', 1),
    expand: (call) => {
      const [value = literal(null, nullType), ...rest] = call.args;
      const present = { kind: 'call', fn: 'isnotnull', args: [value], type: boolean, nullable: false } as const;
      const nullable = rest.some((a) => a.nullable);
      return { kind: 'call', fn: 'if', args: [present, ...rest], type: common(1)(call), nullable };
    },
  },
  /** Compares as `=` does, and gives the first argument as it came: `nullif('1', 1)` compares integers and gives a string. */
  nullif: {
    params: { value: 'any', unwanted: 'any' },
    returns: first,
    nullable: 'always',
    freeCasts: true,
    coerce: ({ args, types, conf }) => {
      const [value, unwanted] = args;
      const compared = value && unwanted && comparisonOperands('=', value, unwanted, conf);
      return compared && types[0] && [types[0], compared[1]];
    },
    check: ({ args: [value, unwanted], conf }) =>
      value && unwanted && !comparisonOperands('=', value, unwanted, conf)
        ? `the left and right operands of the binary operator have incompatible types ("${typeSql(value.type)}" and "${typeSql(unwanted.type)}")`
        : undefined,
  },
  equal_null: {
    params: { left: 'comparable', right: 'comparable' },
    returns: boolean,
    nullable: 'never',
    coerce: 'comparison',
    expand: ({ args }) => ({ kind: 'call', fn: '<=>', args, type: boolean, nullable: false }),
  },
  greatest: extreme,
  least: extreme,
  nanvl: {
    params: { value: ['double', 'float'], otherwise: ['double', 'float'] },
    returns: first,
    coerce: ({ types }) => {
      const [a, b] = types;
      if (a?.kind === 'float' && b?.kind === 'float') return types;
      return types.map((t) => (t.kind === 'unknown' ? t : { kind: 'double' as const }));
    },
  },
  isnan: { params: { value: ['double', 'float'] }, returns: boolean, nullable: 'never' },
});
