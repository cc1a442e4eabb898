import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { gunzipSync, inflateSync } from 'node:zlib';
import { fail } from '@spark-sql-to-snowflake/plan-ir';

export type Encoding = 'utf-8' | 'iso-8859-1';

/** The encodings of text files. Throws CompileError for others than UTF-8, ASCII and ISO-8859-1. */
export function encodingOf(name: string | undefined): Encoding {
  const folded = name?.toLowerCase();
  if (folded === undefined || folded === 'utf-8' || folded === 'utf8') return 'utf-8';
  if (folded === 'iso-8859-1' || folded === 'latin1') return 'iso-8859-1';
  return fail('unsupported', { what: `The encoding ${name}`, instead: 'Convert the files to UTF-8.' });
}

const COMPRESSION = /\.(gz|deflate|bz2|lz4|snappy|zst|zstd)$/;

/** Throws CompileError where a file is compressed in a way that is not read here. */
export function checkCompression(path: string): void {
  const codec = COMPRESSION.exec(path)?.[1];
  if (codec !== undefined && codec !== 'gz' && codec !== 'deflate')
    fail('unsupported', { what: `Text that is compressed as ${codec} (${path})`, instead: 'Use gzip.' });
}

const BLOCK = 1 << 20;

/** The text of a file in pieces of some size; a compressed one whole. A byte order mark is left out. */
export function* textBlocks(path: string, encoding: Encoding): Generator<string> {
  const decoder = encoding === 'utf-8' ? new TextDecoder('utf-8') : undefined;
  const decode = (bytes: Uint8Array, more: boolean): string =>
    decoder ? decoder.decode(bytes, { stream: more }) : Buffer.from(bytes).toString('latin1');
  const codec = COMPRESSION.exec(path)?.[1];
  if (codec) {
    const bytes = readFileSync(path);
    yield decode(codec === 'gz' ? gunzipSync(bytes) : inflateSync(bytes), false);
    return;
  }
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(BLOCK);
    for (;;) {
      const count = readSync(file, buffer, 0, BLOCK, null);
      if (count === 0) break;
      yield decode(buffer.subarray(0, count), true);
    }
    const rest = decode(new Uint8Array(), false);
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}

export const wholeText = (path: string, encoding: Encoding): string => [...textBlocks(path, encoding)].join('');

/** The lines of a file, without their ends: `\n`, `\r` and `\r\n`, or what `separator` says. A last line needs no end. */
export function* textLines(path: string, encoding: Encoding, separator?: string): Generator<string> {
  const end = separator ?? /\r\n|\n|\r/;
  let rest = '';
  for (const block of textBlocks(path, encoding)) {
    let text = rest + block;
    // the other half of the line end may be in the next block
    const held = separator === undefined && text.endsWith('\r') ? '\r' : '';
    if (held) text = text.slice(0, -1);
    const lines = separator === undefined && !text.includes('\r') ? text.split('\n') : text.split(end);
    rest = (lines.pop() ?? '') + held;
    yield* lines;
  }
  if (rest === '') return;
  const lines = rest.split(end);
  if (lines.at(-1) === '') lines.pop();
  yield* lines;
}
