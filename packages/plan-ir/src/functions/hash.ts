import type { DataType } from '../types/type.js';
import { binary, int, long, string } from '../types/type.js';
import { type CallFacts, defineFunctions } from './define.js';
import { filled } from './display.js';

function holdsMap(type: DataType): boolean {
  switch (type.kind) {
    case 'map':
      return true;
    case 'array':
      return holdsMap(type.element);
    case 'struct':
      return type.fields.some((f) => holdsMap(f.type));
    default:
      return false;
  }
}
const noMaps = (call: CallFacts): string | undefined =>
  call.types.some(holdsMap) ? 'Input to the function cannot contain elements of the "MAP" type' : undefined;

/** Checksums, hashes and ciphers. */
export const hashFunctions = defineFunctions({
  md5: { params: { bytes: 'binary' }, returns: string },
  sha1: { params: { bytes: 'binary' }, returns: string, aliases: ['sha'] },
  /** 224, 256 (or 0), 384 or 512 bits; NULL for any other length. */
  sha2: { params: { bytes: 'binary', bits: 'int' }, returns: string, nullable: 'always' },
  crc32: { params: { bytes: 'binary' }, returns: long },
  /** Murmur3, seed 42; a NULL leaves the hash as it is. */
  hash: { params: { 'values...': 'any' }, returns: int, nullable: 'never', check: noMaps },
  /** xxHash, 64 bits, seed 42; a NULL leaves the hash as it is. */
  xxhash64: { params: { 'values...': 'any' }, returns: long, nullable: 'never', check: noMaps },
  aes_encrypt: {
    params: {
      bytes: 'binary',
      key: 'binary',
      'mode?': 'string',
      'padding?': 'string',
      'iv?': 'binary',
      'aad?': 'binary',
    },
    returns: binary,
    nullable: 'always',
    volatile: true,
    display: filled(6, 'GCM', 'DEFAULT', '', ''),
  },
  aes_decrypt: {
    params: { bytes: 'binary', key: 'binary', 'mode?': 'string', 'padding?': 'string', 'aad?': 'binary' },
    returns: binary,
    nullable: 'always',
    display: filled(5, 'GCM', 'DEFAULT', ''),
  },
  try_aes_decrypt: {
    params: { bytes: 'binary', key: 'binary', 'mode?': 'string', 'padding?': 'string', 'aad?': 'binary' },
    returns: binary,
    nullable: 'always',
    display: filled(5, 'GCM', 'DEFAULT', ''),
  },
});
