import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { fail } from '@spark-sql-to-snowflake/plan-ir';
import { ExecutionError } from '../../execution-error.js';
import { type Blocks, unpackedWhole } from './codec/blocks.js';
import { CODECS, type OrcCodec } from './codec/codecs.js';
import { CompressionKind, Footer, PostScript, type StripeInformation } from './gen/orc.js';
import { MalformedOrc, malformed } from './malformed.js';
import { type OrcType, orcTypes } from './types.js';

/** An ORC file that is open, and what its tail says. */
export interface OrcFile {
  readonly footer: Footer;
  readonly root: OrcType;
  readonly blocks: Blocks;
  /** Bytes of the file. Throws MalformedOrc where it has none there. */
  bytes(offset: number, length: number): Uint8Array;
}

const MAGIC = 'ORC';
/** Most that a file may say of itself, and most of a block. */
const [MOST_FOOTER, MOST_BLOCK] = [256 << 20, 1 << 23];

/**
 * What `work` makes of a file that is open while it runs; nothing of an empty one, as on Spark. Throws
 * ExecutionError, naming the file, where it is no ORC file or broken, and CompileError where it is of a kind that is not read.
 */
export function* readingOrc<T>(path: string, work: (file: OrcFile) => Iterable<T>): Generator<T> {
  const handle = openSync(path, 'r');
  try {
    if (fstatSync(handle).size > 0) yield* work(opened(handle));
  } catch (error) {
    if (error instanceof MalformedOrc)
      throw new ExecutionError(`Malformed ORC file file:${path}. It is broken: ${error.message}.`, { cause: error });
    throw error;
  } finally {
    closeSync(handle);
  }
}

function opened(handle: number): OrcFile {
  const { size } = fstatSync(handle);
  const bytes = (offset: number, length: number): Uint8Array => {
    if (!(offset >= 0 && length >= 0 && offset + length <= size)) malformed('a part of it lies outside of the file');
    const into = new Uint8Array(length);
    for (let at = 0; at < length; ) {
      const count = readSync(handle, into, at, length - at, offset + at);
      if (count === 0) malformed('it ends early');
      at += count;
    }
    return into;
  };
  if (size < MAGIC.length + 1) malformed('it is too short');
  const scriptLength = bytes(size - 1, 1)[0] as number;
  const script = decoded('postscript', PostScript, bytes(size - 1 - scriptLength, scriptLength));
  // the first files have it at their beginning only
  const marked = script.magic === MAGIC || Buffer.from(bytes(0, MAGIC.length)).toString('latin1') === MAGIC;
  if (!marked) malformed('it has no postscript');
  if ((script.version[0] ?? 0) > 0)
    fail('unsupported', { what: `An ORC file of the version ${script.version.join('.')}` });
  const blocks = { codec: codecOf(script), size: script.compressionBlockSize ?? 0 };
  if (blocks.codec.kind !== CompressionKind.NONE && !(blocks.size > 0 && blocks.size <= MOST_BLOCK))
    malformed(`its blocks are of ${blocks.size} bytes`);
  const length = script.footerLength ?? 0;
  const raw = bytes(size - 1 - scriptLength - length, length);
  const footer = decoded('footer', Footer, unpackedWhole(raw, blocks, MOST_FOOTER));
  if (footer.encryption?.length) fail('unsupported', { what: 'An ORC file with encrypted columns' });
  checkStripes(footer);
  return { footer, root: orcTypes(footer.types), blocks, bytes };
}

/** Throws MalformedOrc where the bytes are no message. */
export function decoded<T>(what: string, message: { decode(bytes: Uint8Array): T }, bytes: Uint8Array): T {
  try {
    return message.decode(bytes);
  } catch (error) {
    return malformed(`its ${what} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function codecOf({ compression = CompressionKind.NONE }: PostScript): OrcCodec {
  const codec = Object.values(CODECS).find((c) => c.kind === compression);
  if (codec) return codec;
  if (compression === CompressionKind.LZO) fail('unsupported', { what: 'An ORC file with the compression LZO' });
  return malformed(`its compression is ${compression}`);
}

export const rowsOfStripe = (stripe: StripeInformation): number => stripe.numberOfRows ?? 0;

/** Rows that a byte may stand for: values that repeat take next to nothing, and yet no file may keep us busy for ever. */
const ROWS_A_BYTE = 1 << 20;

function checkStripes({ stripes, numberOfRows = 0 }: Footer): void {
  let rows = 0;
  for (const stripe of stripes) {
    const count = rowsOfStripe(stripe);
    if (count > ((stripe.dataLength ?? 0) + (stripe.footerLength ?? 0)) * ROWS_A_BYTE)
      malformed(`a stripe of ${count} rows in ${stripe.dataLength ?? 0} bytes`);
    rows += count;
  }
  if (rows !== numberOfRows) malformed(`it has ${rows} rows, and should have ${numberOfRows}`);
}
