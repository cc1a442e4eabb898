import fc from 'fast-check';
import type { ColumnId, CteId } from '../src/brand.js';
import type { Attribute, DataType, Expr, LiteralValue, Plan } from '../src/index.js';
import { types as T } from '../src/index.js';

/** Nodes have the prototype that object literals have. */
const record = <T extends object>(parts: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record<T>(parts, { noNullPrototype: true }) as fc.Arbitrary<T>;
const id = fc.nat(50).map((n) => n as ColumnId);
const name = fc.string({ maxLength: 4, unit: 'binary' });
const optional = <K extends string, V>(key: K, value: fc.Arbitrary<V>): fc.Arbitrary<{ readonly [P in K]?: V }> =>
  fc.oneof(
    fc.constant({}),
    value.map((v) => ({ [key]: v }) as { readonly [P in K]: V }),
  );
const origin = optional('origin', fc.oneof(record({ start: fc.nat(), end: fc.nat() }), record({ planId: fc.nat() })));

const simple = fc.constantFrom<DataType>(
  T.nullType,
  T.boolean,
  T.int,
  T.long,
  T.double,
  T.string,
  T.binary,
  T.decimal(10, 2),
  T.date,
  T.timestamp,
  T.calendarInterval,
  T.yearMonthInterval(),
  T.dayTimeInterval('day', 'hour'),
  T.unknown,
);
export const dataType: fc.Arbitrary<DataType> = fc.letrec<{ type: DataType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 2 },
    simple,
    fc.tuple(tie('type'), fc.boolean()).map(([t, n]) => T.array(t, n)),
    fc.tuple(tie('type'), tie('type'), fc.boolean()).map(([k, v, n]) => T.map(k, v, n)),
    fc
      .array(fc.tuple(name, tie('type'), fc.boolean()), { maxLength: 2 })
      .map((f) => T.struct(f.map((x) => T.field(...x)))),
  ),
})).type;

const value: fc.Arbitrary<LiteralValue> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double(),
  fc.constantFrom(NaN, Infinity, -Infinity, -0),
  fc.bigInt(),
  name,
  fc.uint8Array({ maxLength: 4 }),
  record({ months: fc.integer(), days: fc.integer(), microseconds: fc.bigInt() }),
);
const base = fc.tuple(dataType, fc.boolean(), origin).map(([type, nullable, o]) => ({ type, nullable, ...o }));
const attribute: fc.Arbitrary<Attribute> = record({ id, name, type: dataType, nullable: fc.boolean() });
const few = <T>(a: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(a, { maxLength: 3 });

/** Any tree that the types allow, meaningful or not: what a codec and a printer must take. */
const trees = fc.letrec<{ expr: Expr; plan: Plan }>((tie) => {
  const node = <P extends object>(kind: string, parts: fc.Arbitrary<P>): fc.Arbitrary<Expr> =>
    fc.tuple(base, parts).map(([b, p]) => ({ kind, ...b, ...p }) as unknown as Expr);
  const operator = <P extends object>(kind: string, parts: fc.Arbitrary<P>): fc.Arbitrary<Plan> =>
    fc.tuple(origin, parts).map(([o, p]) => ({ kind, ...o, ...p }) as unknown as Plan);
  const exprs = few(tie('expr'));
  const order = record({
    expr: tie('expr'),
    direction: fc.constantFrom('asc', 'desc'),
    nulls: fc.constantFrom('first', 'last'),
  });
  const call = node('call', record({ fn: fc.constantFrom('+', 'not', 'in', 'upper', 'and'), args: exprs }));
  const columns = few(record({ id, name, expr: tie('expr') }));
  const child = { child: tie('plan') };
  const output = few(attribute);
  return {
    expr: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      node('literal', record({ value })),
      node('column', record({ id, name })),
      call,
      node('cast', record({ expr: tie('expr'), mode: fc.constantFrom('legacy', 'ansi', 'try') })),
      // biome-ignore lint/suspicious/noThenProperty: a CASE branch has a THEN
      node('case', record({ branches: few(record({ when: tie('expr'), then: tie('expr') })) })),
      node('field', record({ expr: tie('expr'), name, ordinal: fc.nat() })),
      node('aggregate', record({ fn: name, args: exprs, distinct: fc.boolean() })),
      node(
        'window',
        record({
          function: call,
          partitionBy: exprs,
          orderBy: few(order),
          frame: record({
            unit: fc.constantFrom('rows', 'range'),
            start: fc.constant({ kind: 'unbounded-preceding' }),
            end: record({ kind: fc.constantFrom('preceding', 'following'), offset: tie('expr') }),
          }),
        }),
      ),
      node('exists', record({ plan: tie('plan') })),
      node('in-subquery', record({ values: exprs, plan: tie('plan') })),
    ),
    plan: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      operator('one-row', fc.constant({})),
      operator('relation', record({ table: few(name), output })),
      operator('values', record({ rows: few(exprs), output })),
      operator('range', record({ start: fc.bigInt(), end: fc.bigInt(), step: fc.bigInt(), output })),
      operator('project', record({ ...child, columns })),
      operator('filter', record({ ...child, condition: tie('expr') })),
      operator('aggregate', record({ ...child, groupings: exprs, columns })),
      operator('join', record({ left: tie('plan'), right: tie('plan'), type: fc.constantFrom('inner', 'left-anti') })),
      operator(
        'set-operation',
        record({ op: fc.constantFrom('union', 'except'), all: fc.boolean(), inputs: few(tie('plan')), output }),
      ),
      operator('sort', record({ ...child, orders: few(order), global: fc.boolean() })),
      operator('limit', record({ ...child, limit: tie('expr') })),
      operator('alias', record({ ...child, name })),
      operator(
        'with',
        record({
          ...child,
          ctes: few(record({ id: fc.nat(9).map((n) => n as CteId), name, plan: tie('plan') })),
        }),
      ),
      operator(
        'sample',
        record({
          ...child,
          lower: fc.double(),
          upper: fc.double(),
          seed: fc.bigInt(),
        }),
      ),
    ),
  };
});

export const arbitraryExpr = trees.expr;
export const arbitraryPlan = trees.plan;
