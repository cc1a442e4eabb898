import {
  atom,
  build,
  byHelper,
  type CallSite,
  constantText,
  type Lowering,
  type SqlPiece,
} from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { callsHelper, isRepeatable, unlessNull } from './guard.js';
import { fn, operand, text } from './pieces.js';

const NO_BYTES = fn('TO_BINARY', text(''), text('HEX'));
const RANDOM = fn('MD5_BINARY', fn('UUID_STRING'));
const MODE = text('GCM');
const PADDING = text('DEFAULT');

/** Is the mode, Spark's default, that of Snowflake's `AES-GCM`? The bytes are then an IV of 12, the text's, and a tag of 16. */
function isGcm(site: CallSite): boolean {
  const [mode, padding] = [site.exprs[2], site.exprs[3]];
  const isMode = !mode || constantText(mode)?.toUpperCase() === 'GCM';
  return isMode && (!padding || ['DEFAULT', 'NONE'].includes(constantText(padding)?.toUpperCase() ?? ''));
}
const places = (site: CallSite): readonly number[] => site.exprs.map((_, i) => i);

/**
 * `aes_encrypt`: ENCRYPT_RAW gives an object of the parts, which a list of one makes a name of, so that there is one IV.
 * Source: docs.snowflake.com/en/sql-reference/functions/encrypt_raw
 */
const encrypt = build((args, site) => {
  const [bytes, key, mode, padding, iv, aad] = args as [SqlPiece, SqlPiece, ...SqlPiece[]];
  if (isGcm(site) && !args.some((a) => callsHelper(a.text))) {
    // an empty IV counts as none
    const own = iv ? fn('IFF', atom(`${operand(fn('LENGTH', iv))} = 0`), atom('NULL'), iv) : atom('NULL');
    const parts = fn('ENCRYPT_RAW', bytes, key, own, aad ?? NO_BYTES, text('AES-GCM'));
    const row = ['iv', 'ciphertext', 'tag'].map((name) => `AS_BINARY(GET(e__, '${name}'))`).join(' || ');
    return unlessNull(
      args,
      site,
      places(site),
      `AS_BINARY(GET(TRANSFORM(ARRAY_CONSTRUCT(${parts.text}), e__ -> ${row}), 0))`,
    );
  }
  // the helper takes an IV of random bytes
  return callHelper(site.ctx, 'aes_encrypt', [
    bytes,
    key,
    mode ?? MODE,
    padding ?? PADDING,
    aad ?? NO_BYTES,
    iv ?? NO_BYTES,
    RANDOM,
  ]);
});

/** `try_aes_decrypt` gives NULL for a key of another length, too. */
const decrypt = (name: string, by: string): Lowering =>
  build((args, site) => {
    const [bytes, key, mode, padding, aad] = args as [SqlPiece, SqlPiece, ...SqlPiece[]];
    const [b, k] = [bytes.text, key.text];
    if (!isGcm(site) || !args.every((a, i) => isRepeatable(a, site.exprs[i])))
      return callHelper(site.ctx, name, [bytes, key, mode ?? MODE, padding ?? PADDING, aad ?? NO_BYTES]);
    const call = `${by}(SUBSTR(${b}, 13, LENGTH(${b}) - 28), ${k}, SUBSTR(${b}, 1, 12), ${(aad ?? NO_BYTES).text}, 'AES-GCM', SUBSTR(${b}, LENGTH(${b}) - 15))`;
    const fits = `LENGTH(${b}) >= 28 AND LENGTH(${k}) IN (16, 24, 32)`;
    return unlessNull(args, site, places(site), name === 'try_aes_decrypt' ? `IFF(${fits}, ${call}, NULL)` : call);
  });

export const aesLowerings = {
  aes_encrypt: byHelper(encrypt, 'sometimes'),
  aes_decrypt: byHelper(decrypt('aes_decrypt', 'DECRYPT_RAW'), 'sometimes'),
  try_aes_decrypt: byHelper(decrypt('try_aes_decrypt', 'TRY_DECRYPT_RAW'), 'sometimes'),
};
