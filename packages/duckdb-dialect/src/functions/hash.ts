import type { DataType, families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import {
  atom,
  build,
  type CallSite,
  constantInt,
  infixPiece,
  type Lowering,
  native,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { callHelper, viaHelper } from '../helper-call.js';
import { stringText } from '../literals.js';
import { castAs, fn } from './pieces.js';

/** The helper that hashes a type, and the value as it takes it. */
function hashed(type: DataType, value: SqlPiece): readonly [helper: string, value: SqlPiece] | undefined {
  switch (type.kind) {
    case 'boolean':
    case 'byte':
    case 'short':
      return ['int', castAs(value, 'INTEGER')];
    case 'int':
      return ['int', value];
    case 'date':
      return ['int', castAs(fn('DATE_DIFF', atom("'day'"), atom("DATE '1970-01-01'"), value), 'INTEGER')];
    case 'long':
      return ['long', value];
    case 'timestamp':
    case 'timestamp_ntz':
    case 'day_time_interval':
      return ['long', fn('EPOCH_US', value)];
    case 'float':
    case 'double':
    case 'binary':
      return [type.kind, value];
    case 'string':
    case 'char':
    case 'varchar':
      return ['string', value];
    case 'decimal':
      return type.precision <= 18 ? ['long', castAs(unscaled(value, type.scale), 'BIGINT')] : ['decimal', value];
    case 'null':
      return ['int', castAs(value, 'INTEGER')];
    default:
      return undefined;
  }
}

/** The digits of a decimal as a whole number. */
const unscaled = (value: SqlPiece, scale: number): SqlPiece =>
  scale === 0 ? value : infixPiece(value, '*', atom(`1${'0'.repeat(scale)}`), STRENGTH.multiply);

/** One hash over another: the hash so far is the seed of the next. */
function chain(name: string, seed: SqlPiece, args: readonly SqlPiece[], site: CallSite): SqlPiece {
  return args.reduce((so, value, i) => over(name, so, value, site.types[i] as DataType, site), seed);
}

/** A struct is the chain of its fields, an array that of its elements, which its helper takes as text. */
function over(name: string, so: SqlPiece, value: SqlPiece, type: DataType, site: CallSite): SqlPiece {
  const by = hashed(type, value);
  if (by) return callHelper(site.ctx, `${name}_${by[0]}`, [by[1], so]);
  if (type.kind === 'struct')
    return type.fields.reduce(
      (before, f) => over(name, before, fn('STRUCT_EXTRACT', value, stringText(f.name)), f.type, site),
      so,
    );
  // the elements of inner lists come one after the other, and a list that is NULL adds nothing
  if (type.kind === 'array' && type.element.kind === 'array')
    return over(name, so, fn('flatten', value), type.element, site);
  const element = type.kind === 'array' ? hashed(type.element, atom('h__')) : undefined;
  if (!element) return site.ctx.refuse(site.call, `values of type ${type.kind} are not hashed yet`);
  const text = element[0] === 'binary' ? 'HEX(h__)' : castAs(element[1], 'VARCHAR').text;
  const texts = atom(`list_transform(${value.text}, lambda h__: ${text})`);
  return callHelper(site.ctx, `${name}_list`, [texts, stringText(element[0]), so]);
}

const sha2 = build((args, site) => {
  const [bytes, wanted] = args as [SqlPiece, SqlPiece];
  const bits = constantInt(site.exprs[1]);
  if (bits === 0 || bits === 256) return fn('SHA256', bytes);
  if (bits !== undefined && ![224, 384, 512].includes(bits)) return castAs(atom('NULL'), 'VARCHAR');
  return callHelper(site.ctx, 'sha2', [bytes, wanted]);
});

const NO_BYTES = atom("''::BLOB");
const RANDOM = atom('UNHEX(MD5(UUID()::VARCHAR))');
const MODE = atom("'GCM'");
const PADDING = atom("'DEFAULT'");

/** Without an IV of the user's the helper takes one of random bytes; an empty one counts as none. */
const aesEncrypt = build((args, site) => {
  const [bytes, key, mode, padding, iv, aad] = args as [SqlPiece, SqlPiece, ...SqlPiece[]];
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
const aesDecrypt = (name: string): Lowering =>
  build((args, site) => {
    const [bytes, key, mode, padding, aad] = args as [SqlPiece, SqlPiece, ...SqlPiece[]];
    return callHelper(site.ctx, name, [bytes, key, mode ?? MODE, padding ?? PADDING, aad ?? NO_BYTES]);
  });

export const hashLowerings = {
  md5: native('MD5'),
  sha1: native('SHA1'),
  sha2,
  crc32: viaHelper('crc32'),
  hash: build((args, site) => chain('hash', atom('42'), args, site)),
  xxhash64: build((args, site) => chain('xxhash64', castAs(atom('42'), 'BIGINT'), args, site)),
  aes_encrypt: aesEncrypt,
  aes_decrypt: aesDecrypt('aes_decrypt'),
  try_aes_decrypt: aesDecrypt('try_aes_decrypt'),
} satisfies Record<NeedsLowering<(typeof families)['hash']>, Lowering>;
