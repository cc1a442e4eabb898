import { defineHelper, type Helper } from '../define.js';
import { joined } from '../joined.js';
import { decryptBlocks, decryptGcm, encryptBlocks, encryptGcm } from './modes.js';

type Mode = 'ECB' | 'CBC' | 'GCM';
const IV_LENGTH: Readonly<Record<Mode, number>> = { ECB: 0, CBC: 16, GCM: 12 };
/** What `DEFAULT` stands for. */
const PADDING: Readonly<Record<Mode, string>> = { ECB: 'PKCS', CBC: 'PKCS', GCM: 'NONE' };

function modeOf(mode: string, padding: string): Mode {
  const name = mode.toUpperCase();
  const by = padding.toUpperCase();
  if ((name === 'ECB' || name === 'CBC' || name === 'GCM') && (by === 'DEFAULT' || by === PADDING[name])) return name;
  throw new Error(
    `[UNSUPPORTED_FEATURE.AES_MODE] The feature is not supported: AES-${mode} with the padding ${padding}.`,
  );
}

function checkKey(key: Uint8Array, name: string): void {
  if (![16, 24, 32].includes(key.length))
    throw new Error(
      `[INVALID_PARAMETER_VALUE.AES_KEY_LENGTH] The value of the parameter \`key\` of ${name} is invalid: 16, 24 or 32 bytes are wanted, ${key.length} were given.`,
    );
}
const noAad = (mode: Mode, aad: Uint8Array): void => {
  if (aad.length > 0 && mode !== 'GCM')
    throw new Error(
      `[UNSUPPORTED_FEATURE.AES_MODE_AAD] The feature is not supported: AES-${mode} with associated data.`,
    );
};

interface Cipher {
  readonly bytes: Uint8Array;
  readonly key: Uint8Array;
  readonly mode: string;
  readonly padding: string;
  readonly aad: Uint8Array;
}

/** The IV, if the mode has one, and what comes out. */
function encrypt(c: Cipher, given: Uint8Array, random: Uint8Array): Uint8Array {
  checkKey(c.key, '`aes_encrypt`');
  const mode = modeOf(c.mode, c.padding);
  const length = IV_LENGTH[mode];
  if (given.length > 0 && length === 0)
    throw new Error(
      '[UNSUPPORTED_FEATURE.AES_MODE_IV] The feature is not supported: AES-ECB with an initialization vector.',
    );
  if (given.length > 0 && given.length !== length)
    throw new Error(
      `[INVALID_PARAMETER_VALUE.AES_IV_LENGTH] The initialization vector of AES-${mode} has ${length} bytes, ${given.length} were given.`,
    );
  noAad(mode, c.aad);
  const iv = given.length > 0 ? given : random.slice(0, length);
  if (mode === 'GCM') return joined(iv, encryptGcm(c.key, c.bytes, iv, c.aad));
  return joined(iv, encryptBlocks(c.key, c.bytes, mode === 'CBC' ? iv : undefined));
}

function decrypt(c: Cipher): Uint8Array | undefined {
  checkKey(c.key, '`aes_decrypt`');
  const mode = modeOf(c.mode, c.padding);
  noAad(mode, c.aad);
  const iv = c.bytes.slice(0, IV_LENGTH[mode]);
  const rest = c.bytes.slice(iv.length);
  if (iv.length < IV_LENGTH[mode]) return undefined;
  if (mode === 'GCM') return decryptGcm(c.key, rest, iv, c.aad);
  return decryptBlocks(c.key, rest, mode === 'CBC' ? iv : undefined);
}

const CIPHER = { bytes: 'binary', key: 'binary', mode: 'string', padding: 'string', aad: 'binary' } as const;

export const aesHelpers: readonly Helper[] = [
  defineHelper({
    name: 'aes_encrypt',
    /** `iv` is empty where none is given: then `random`, 16 bytes, is taken as far as the mode wants it. */
    params: { ...CIPHER, iv: 'binary', random: 'binary' },
    returns: 'binary',
    body: ({ iv, random, ...cipher }) => encrypt(cipher, iv, random),
  }),
  defineHelper({
    name: 'aes_decrypt',
    params: CIPHER,
    returns: 'binary',
    body: (cipher) => {
      const bytes = decrypt(cipher);
      if (!bytes)
        throw new Error(
          '[INVALID_PARAMETER_VALUE.AES_CRYPTO_ERROR] The bytes cannot be decrypted with this key, mode and associated data.',
        );
      return bytes;
    },
  }),
  defineHelper({
    name: 'try_aes_decrypt',
    params: CIPHER,
    returns: 'binary',
    body: (cipher) => {
      try {
        return decrypt(cipher) ?? null;
      } catch {
        return null;
      }
    },
  }),
];
