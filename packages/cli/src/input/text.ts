import { readFileSync } from 'node:fs';
import { UserError } from '../user-error.js';

/** What the operating system says of a file, in words. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'this is a folder, not a file',
  ENOTDIR: 'a part of this path is no folder',
  EEXIST: 'a file is in the way',
  ENOSPC: 'no space left on the device',
  EROFS: 'the file system is read-only',
  ERR_FS_FILE_TOO_LARGE: 'the file is too large to translate in one piece (over 2 GiB)',
  ERR_STRING_TOO_LONG: 'the file is too large to translate in one piece (over 512 MiB)',
};

/** Why a call to the file system failed, in one phrase. */
export function reason(error: unknown): string {
  const { code } = error as { readonly code?: string };
  return (code && REASONS[code]) || (error instanceof Error ? error.message : String(error));
}

/** The bytes of a text file as text: UTF-8, or UTF-16 where a byte order mark says so. Throws UserError, which names the file. */
export function decode(bytes: Uint8Array, name: string): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    const { code } = error as { readonly code?: string };
    throw new UserError(
      `${name}: ${code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'this is no text in UTF-8' : reason(error)}`,
    );
  }
}

/** A text file, without its byte order mark. Throws UserError where it can't be read or is no text. */
export function readText(file: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new UserError(`${file}: ${reason(error)}`);
  }
  return decode(bytes, file);
}
