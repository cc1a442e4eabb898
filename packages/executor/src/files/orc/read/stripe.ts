import { unpackedWhole } from '../codec/blocks.js';
import { ColumnEncoding_Kind, type Stream, Stream_Kind, StripeFooter, type StripeInformation } from '../gen/orc.js';
import { malformed } from '../malformed.js';
import { decoded, type OrcFile, rowsOfStripe } from '../tail.js';
import { booleans } from './byte-runs.js';
import { ByteStream } from './byte-stream.js';
import { type Integers, integersV1, integersV2 } from './integers.js';

/** The columns of a part of a file's rows. */
export interface Stripe {
  readonly rows: number;
  /** The zone that timestamps were written in; undefined where the file does not say. */
  readonly zone: string | undefined;
  /** The bytes of a column's stream: none where the stripe has no such stream. */
  stream(column: number, kind: Stream_Kind): ByteStream;
  /** Which values there are; undefined: all. */
  present(column: number): (() => boolean) | undefined;
  integers(column: number, kind: Stream_Kind, signed: boolean): Integers;
  /** The size of a column's dictionary; undefined where it has none. */
  dictionary(column: number): number | undefined;
}

/** Only the streams that are asked for are read. Throws MalformedOrc. */
export function openStripe(file: OrcFile, at: StripeInformation): Stripe {
  const { offset = 0, indexLength = 0, dataLength = 0, footerLength = 0 } = at;
  const start = offset + indexLength + dataLength;
  const footer = decoded(
    'stripe',
    StripeFooter,
    unpackedWhole(file.bytes(start, footerLength), file.blocks, MOST_FOOTER),
  );
  const streams = new Map<string, { readonly at: number; readonly length: number }>();
  let next = offset;
  for (const s of footer.streams) {
    const { length = 0 } = s;
    if (!streams.has(keyOf(s))) streams.set(keyOf(s), { at: next, length });
    next += length;
  }
  if (next > start) malformed('the streams of a stripe are longer than it is');
  const find = (column: number, kind: Stream_Kind) => streams.get(keyOf({ column, kind }));
  const stream = (column: number, kind: Stream_Kind): ByteStream => {
    const { at, length } = find(column, kind) ?? { at: 0, length: 0 };
    return new ByteStream(file.bytes(at, length), file.blocks);
  };
  const encoding = (column: number): ColumnEncoding_Kind => {
    const kind = footer.columns[column]?.kind ?? ColumnEncoding_Kind.DIRECT;
    return kind <= ColumnEncoding_Kind.DICTIONARY_V2 ? kind : malformed(`an encoding ${kind}`);
  };
  return {
    rows: rowsOfStripe(at),
    zone: footer.writerTimezone,
    stream,
    present: (column) =>
      find(column, Stream_Kind.PRESENT) ? booleans(stream(column, Stream_Kind.PRESENT)) : undefined,
    integers(column, kind, signed) {
      const second = encoding(column) >= ColumnEncoding_Kind.DIRECT_V2;
      return (second ? integersV2 : integersV1)(stream(column, kind), signed);
    },
    dictionary(column) {
      const kind = encoding(column);
      if (kind !== ColumnEncoding_Kind.DICTIONARY && kind !== ColumnEncoding_Kind.DICTIONARY_V2) return undefined;
      return footer.columns[column]?.dictionarySize ?? 0;
    },
  };
}

const keyOf = ({ column = 0, kind = Stream_Kind.PRESENT }: Pick<Stream, 'column' | 'kind'>): string =>
  `${column} ${kind}`;

/** Most that a stripe may say of itself. */
const MOST_FOOTER = 64 << 20;
