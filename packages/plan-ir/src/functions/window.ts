import type { Expr } from '../expr/expr.js';
import * as T from '../types/type.js';
import { type CallFacts, defineFunctions } from './define.js';

/** LAG's and LEAD's default takes the type of the value. */
const offsetTypes = ({ types: [value] }: CallFacts): readonly T.DataType[] | undefined =>
  value && [value, T.int, value];

const offsetFunction = (name: string) =>
  ({
    kind: 'window',
    params: { value: 'any', 'offset?': 'int', 'default?': 'any' },
    coerce: (call: CallFacts) => offsetTypes(call)?.slice(0, call.types.length),
    returns: ({ types: [t = T.unknown] }: CallFacts) => t,
    nullable: ({ args }: CallFacts) =>
      args[2] === undefined || args[2].nullable || args[0] === undefined || args[0].nullable,
    display: (a: readonly string[]) => `${name}(${a[0]}, ${a[1] ?? '1'}, ${a[2] ?? 'NULL'})`,
  }) as const;

const constant = (e: Expr | undefined): boolean =>
  e === undefined || e.kind === 'literal' || (e.kind === 'cast' && constant(e.expr));

/** The analyzer passes rank functions no arguments, whatever the source gives them: Spark ignores theirs. */
export const windowFunctions = defineFunctions({
  row_number: { kind: 'window', params: {}, returns: T.int, nullable: 'never' },
  rank: {
    kind: 'window',
    params: { 'ignored...?': 'any' },
    returns: T.int,
    nullable: 'never',
    display: () => 'RANK()',
  },
  dense_rank: {
    kind: 'window',
    params: { 'ignored...?': 'any' },
    returns: T.int,
    nullable: 'never',
    display: () => 'DENSE_RANK()',
  },
  percent_rank: {
    kind: 'window',
    params: { 'ignored...?': 'any' },
    returns: T.double,
    nullable: 'never',
    display: () => 'PERCENT_RANK()',
  },
  cume_dist: { kind: 'window', params: {}, returns: T.double, nullable: 'never' },
  ntile: {
    kind: 'window',
    params: { 'buckets?': 'int' },
    strict: true,
    checkFirst: true,
    returns: T.int,
    nullable: 'never',
    display: (a) => `ntile(${a[0] ?? '1'})`,
    check: ({ args: [n] }) => {
      if (!constant(n)) return 'the input buckets should be a foldable "INT" expression';
      if (n?.kind !== 'literal') return undefined;
      if (n.value !== null && n.type.kind !== 'int') return undefined;
      if (n.value === null) return 'Parameter 1 requires the "INT" type, however "NULL" has the type "VOID"';
      return Number(n.value) > 0
        ? undefined
        : `The buckets must be between (0, 2147483647] (current value = ${String(n.value)})`;
    },
  },
  lag: offsetFunction('lag'),
  lead: offsetFunction('lead'),
  nth_value: {
    kind: 'window',
    params: { value: 'any', offset: 'int' },
    returns: ({ types: [t = T.unknown] }) => t,
    nullable: 'always',
    check: ({ args: [, offset] }) => {
      if (!constant(offset)) return 'the input offset should be a foldable "INT" expression';
      const plain = offset?.kind === 'cast' && offset.implicit ? offset.expr : offset;
      if (plain?.kind === 'literal' && (plain.value === null || Number.isNaN(Number(plain.value))))
        return 'The offset must be between (0, 9223372036854775807] (current value = nullL).';
      return offset?.kind === 'literal' && typeof offset.value === 'number' && offset.value <= 0
        ? `The offset must be between (0, 9223372036854775807] (current value = ${offset.value}L).`
        : undefined;
    },
  },
});
