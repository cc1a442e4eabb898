import { CompileError, types as T, type UnresolvedExpr } from '@spark-sql-to-snowflake/plan-ir';
import { describe, expect, test } from 'vitest';
import { decodeType } from '../src/decode/type.js';
import { decodePlan, decodeRelation, encodeDataType, encodeSchema, proto, sparkConnectService } from '../src/index.js';
import { parsers } from './parsers.js';
import { planOf, recorded } from './recorded.js';

type ExprType = NonNullable<proto.Expression['exprType']>;
type LiteralType = NonNullable<proto.Expression_Literal['literalType']>;
type RelType = NonNullable<proto.Relation['relType']>;

const expression = (exprType: ExprType): proto.Expression => ({ exprType });
const column = (unparsedIdentifier: string): proto.Expression =>
  expression({ $case: 'unresolvedAttribute', value: { unparsedIdentifier } });
const call = (functionName: string, ...args: proto.Expression[]): proto.Expression =>
  expression({
    $case: 'unresolvedFunction',
    value: { functionName, arguments: args, isDistinct: false, isUserDefinedFunction: false },
  });
const constant = (literalType: LiteralType): proto.Expression =>
  expression({ $case: 'literal', value: { literalType } });
const relation = (relType: RelType, planId?: bigint): proto.Relation => ({
  common: { sourceInfo: '', ...(planId !== undefined && { planId }) },
  relType,
});
const table = relation({
  $case: 'read',
  value: {
    isStreaming: false,
    readType: { $case: 'namedTable', value: { unparsedIdentifier: 't', options: new Map() } },
  },
});
const filtered = (input: proto.Relation, condition: proto.Expression): proto.Relation =>
  relation({ $case: 'filter', value: { input, condition } });

/** The tree of one expression, after a way over the wire. */
function treeOf(condition: proto.Expression): UnresolvedExpr {
  const bytes = proto.Relation.encode(filtered(table, condition)).finish();
  const plan = decodeRelation(proto.Relation.decode(bytes), parsers);
  if (plan.kind !== 'filter') throw new Error(plan.kind);
  return plan.condition;
}
const refusal = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof CompileError) return `${error.diagnostic.code}: ${error.diagnostic.message}`;
    throw error;
  }
  return 'no error';
};

describe('names', () => {
  test.each([
    ['a', ['a']],
    ['a.b', ['a', 'b']],
    ['`a.b`.c', ['a.b', 'c']],
    ['`a``b`', ['a`b']],
    ['', ['']],
    ['a b-c', ['a b-c']],
    ['``', ['']],
  ])('%s', (text, parts) => expect(treeOf(column(text))).toEqual({ kind: 'name', parts }));

  test.each(['a..b', '.a', 'a.', '`a', '`a`b', 'a`b', 'a.`b'])('%s is refused', (text) =>
    expect(refusal(() => treeOf(column(text)))).toBe(`attribute-name: Syntax error in attribute name: ${text}.`),
  );
});

test('plan ids stay with the relation and with what refers to it', () => {
  const self = recorded('combining').find(({ name }) => name === 'self join');
  const request = decodePlan(planOf(self!), parsers);
  expect(request).toMatchObject({
    plan: {
      kind: 'join',
      planId: 3,
      left: { kind: 'table', planId: 0 },
      right: { kind: 'project', planId: 2, child: { kind: 'table', planId: 0 } },
      condition: {
        args: [
          { parts: ['id'], planId: 0 },
          { parts: ['id'], planId: 0 },
        ],
      },
    },
  });
});

describe('and, or', () => {
  const and = (...args: proto.Expression[]): proto.Expression => call('and', ...args);

  test('pairs are one flat call, as in SQL text', () => {
    const nested = and(and(and(column('a'), column('b')), and(column('c'), column('d'))), column('e'));
    const tree = treeOf(nested);
    const stripped = JSON.parse(
      JSON.stringify(parsers.expression('a AND b AND (c AND d) AND e'), (key, value) =>
        key === 'origin' ? undefined : value,
      ),
    );
    expect(tree).toEqual(stripped);
  });

  test('long chains need no stack', () => {
    let chain = column('a');
    for (let i = 0; i < 50_000; i++) chain = and(chain, column('b'));
    const decoded = decodeRelation(filtered(table, chain), parsers);
    expect(decoded).toMatchObject({ condition: { name: ['and'] } });
    if (decoded.kind === 'filter' && decoded.condition.kind === 'call')
      expect(decoded.condition.args).toHaveLength(50_001);
  });
});

describe('literals', () => {
  const int: proto.DataType = encodeDataType(T.int);
  const one: proto.Expression_Literal = { literalType: { $case: 'integer', value: 1 } };

  test.each<[LiteralType, unknown, T.DataType]>([
    [{ $case: 'null', value: encodeDataType(T.date) }, null, T.date],
    [{ $case: 'byte', value: -128 }, -128, T.byte],
    [{ $case: 'short', value: 7 }, 7, T.short],
    [{ $case: 'long', value: -(2n ** 63n) }, -(2n ** 63n), T.long],
    [{ $case: 'float', value: 1.5 }, 1.5, T.float],
    [{ $case: 'double', value: Number.NaN }, Number.NaN, T.double],
    [{ $case: 'binary', value: new Uint8Array([1, 2]) }, new Uint8Array([1, 2]), T.binary],
    [{ $case: 'timestampNtz', value: -1n }, -1n, T.timestampNtz],
    [{ $case: 'yearMonthInterval', value: -13 }, -13, T.yearMonthInterval()],
    [
      { $case: 'calendarInterval', value: { months: 1, days: -2, microseconds: 3n } },
      { months: 1, days: -2, microseconds: 3n },
      T.calendarInterval,
    ],
    // as observed of Spark, to which PySpark always says 10 and 0
    [{ $case: 'decimal', value: { value: '1.50', precision: 10, scale: 0 } }, 150n, T.decimal(10, 2)],
    [{ $case: 'decimal', value: { value: '0.001', precision: 10, scale: 0 } }, 1n, T.decimal(10, 3)],
    [{ $case: 'decimal', value: { value: '1E+3', precision: 10, scale: 0 } }, 1000n, T.decimal(10, 0)],
    [{ $case: 'decimal', value: { value: '-1E-10', precision: 10, scale: 0 } }, -1n, T.decimal(10, 10)],
    [{ $case: 'decimal', value: { value: '1.5', precision: 5, scale: 3 } }, 1500n, T.decimal(5, 3)],
    [{ $case: 'decimal', value: { value: '1.5' } }, 15n, T.decimal(2, 1)],
  ])('%#', (type, value, dataType) =>
    expect(treeOf(constant(type))).toMatchObject({ kind: 'literal', value, type: dataType }),
  );

  test('arrays, maps and structs are calls, of the type that was named', () => {
    const array: LiteralType = { $case: 'array', value: { elementType: int, elements: [one] } };
    expect(treeOf(constant(array))).toMatchObject({
      kind: 'cast',
      expr: { kind: 'call', name: ['array'], args: [{ value: 1 }] },
      type: T.array(T.int),
    });
    const map: LiteralType = { $case: 'map', value: { keyType: int, valueType: int, keys: [one], values: [one] } };
    expect(treeOf(constant(map))).toMatchObject({ expr: { name: ['map'], args: [{ value: 1 }, { value: 1 }] } });
    const structType = encodeSchema([T.field('x', T.int, false)]);
    const struct: LiteralType = { $case: 'struct', value: { structType, elements: [one] } };
    expect(treeOf(constant(struct))).toMatchObject({
      expr: { name: ['named_struct'], args: [{ value: 'x' }, { value: 1 }] },
      type: T.struct([T.field('x', T.int, false)]),
    });
  });
});

describe('types', () => {
  const fields: T.Field[] = [
    T.nullType,
    T.boolean,
    T.byte,
    T.short,
    T.int,
    T.long,
    T.float,
    T.double,
    T.string,
    T.binary,
    T.date,
    T.timestamp,
    T.timestampNtz,
    T.calendarInterval,
    T.yearMonthInterval('month', 'month'),
    T.yearMonthInterval(),
    T.dayTimeInterval('day', 'hour'),
    T.dayTimeInterval('second', 'second'),
    T.decimal(38, 18),
    { kind: 'char', length: 3 } as const,
    { kind: 'varchar', length: 4 } as const,
    T.array(T.int, false),
    T.map(T.string, T.array(T.long), false),
    T.struct([T.field('a', T.int, false)]),
  ].map((type, i) => T.field(`c${i}`, type, i % 2 === 0));

  test('go out and come back', () => {
    const described: T.Field[] = [
      ...fields,
      { ...T.field('m', T.int), metadata: '{"k":[1]}' },
      { ...T.field('n', T.int), comment: 'said', metadata: '{"k":1,"comment":"said"}' },
    ];
    const bytes = proto.DataType.encode(encodeSchema(described)).finish();
    expect(decodeType(proto.DataType.decode(bytes), parsers)).toEqual(T.struct(described));
  });

  test('a comment goes out as metadata', () => {
    const { kind } = encodeSchema([{ ...T.field('a', T.int), comment: 'x' }]);
    expect(kind).toMatchObject({ value: { fields: [{ metadata: '{"comment":"x"}' }] } });
  });

  test('text is parsed', () => {
    const type: proto.DataType = { kind: { $case: 'unparsed', value: { dataTypeString: 'array<int>' } } };
    expect(decodeType(type, parsers)).toEqual(T.array(T.int));
  });
});

describe('what is not known is refused', () => {
  test.each<[string, () => unknown]>([
    ['plan', () => decodePlan({ opType: undefined }, parsers)],
    ['relation', () => decodeRelation({ common: undefined, relType: undefined }, parsers)],
    ['expression', () => treeOf({ exprType: undefined })],
    ['literal', () => treeOf(expression({ $case: 'literal', value: { literalType: undefined } }))],
    ['command', () => decodePlan({ opType: { $case: 'command', value: { commandType: undefined } } }, parsers)],
  ])('%s', (what, run) => expect(refusal(run)).toContain(`A kind of ${what} that this server does not know`));
});

describe('depth', () => {
  const nested = (levels: number): proto.Relation => {
    let at = table;
    for (let i = 0; i < levels; i++) at = relation({ $case: 'limit', value: { input: at, limit: 1 } });
    return at;
  };
  /** Written by hand: the encoder is no deeper than the decoder. */
  const wire = (levels: number): Uint8Array => {
    const varint = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...varint(n >>> 7)]);
    let sizes: number[][] = [];
    let length = 0;
    for (let i = 0; i < levels; i++) {
      const limit = [0x0a, ...varint(length)]; // Limit.input
      length += limit.length;
      const outer = [0x42, ...varint(length)]; // Relation.limit
      length += outer.length;
      sizes.push(limit, outer);
    }
    const plan = [0x0a, ...varint(length)]; // Plan.root
    length += plan.length;
    sizes = [[0x1a, ...varint(length)], plan, ...sizes.reverse()]; // ExecutePlanRequest.plan
    return new Uint8Array(sizes.flat());
  };

  test('a thousand operators are fine', () => {
    const bytes = proto.Relation.encode(nested(1000)).finish();
    expect(decodeRelation(proto.Relation.decode(bytes), parsers).kind).toBe('limit');
  });

  test('more than the stack holds is refused', () => {
    expect(refusal(() => decodeRelation(nested(100_000), parsers))).toContain('too-complex');
    const { requestDeserialize } = sparkConnectService.executePlan;
    expect(refusal(() => requestDeserialize(wire(100_000)))).toContain('too-complex');
  });
});

test('bytes are views of what arrived, not copies', () => {
  const data = new Uint8Array(1 << 20).fill(7);
  const bytes = proto.AddArtifactsRequest_ArtifactChunk.encode({ data, crc: 1n }).finish();
  const chunk = proto.AddArtifactsRequest_ArtifactChunk.decode(bytes);
  expect(chunk.data.buffer).toBe(bytes.buffer);
  expect(chunk.data).toHaveLength(data.length);
});

describe('clients of Spark 4', () => {
  test('renames come as a list', () => {
    const value = { input: table, renameColumnsMap: new Map(), renames: [{ colName: 'a', newColName: 'b' }] };
    expect(decodeRelation(relation({ $case: 'withColumnsRenamed', value }), parsers)).toMatchObject({
      renames: [{ from: 'a', to: 'b' }],
    });
  });

  test('the name of a column does not show a cast of a column', () => {
    const value: proto.Expression_Cast = {
      expr: column('a'),
      castToType: { $case: 'typeStr', value: 'int' },
      evalMode: proto.Expression_Cast_EvalMode.UNSPECIFIED,
    };
    expect(treeOf(expression({ $case: 'cast', value }))).toMatchObject({ kind: 'cast', unnamed: true });
  });

  test('try_cast is a cast', () => {
    const value: proto.Expression_Cast = {
      expr: column('a'),
      castToType: { $case: 'typeStr', value: 'int' },
      evalMode: proto.Expression_Cast_EvalMode.TRY,
    };
    expect(treeOf(expression({ $case: 'cast', value }))).toMatchObject({ kind: 'cast', mode: 'try', type: T.int });
  });

  test('collations, and stars of one of several DataFrames, are refused', () => {
    const kind = { $case: 'string', value: { typeVariationReference: 0, collation: 'UNICODE_CI' } } as const;
    expect(refusal(() => decodeType({ kind }, parsers))).toContain('The collation UNICODE_CI is not supported');
    const star = expression({ $case: 'unresolvedStar', value: { planId: 1n } });
    expect(refusal(() => treeOf(star))).toContain('The star of one DataFrame');
  });
});
