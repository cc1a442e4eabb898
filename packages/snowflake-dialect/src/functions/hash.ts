import { type DataType, type families, type NeedsLowering, typeText } from '@spark-sql-to-snowflake/plan-ir';
import {
  atom,
  build,
  byHelper,
  type CallSite,
  constantInt,
  type Lowering,
  type SqlPiece,
} from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { stringText } from '../literals.js';
import { typeName } from '../types.js';
import { aesLowerings } from './aes.js';
import { crc32 } from './characters.js';
import { asType } from './guard.js';
import { castAs, fn, text, textBehindBytes } from './pieces.js';

/** The helper that hashes a type, and the value as it takes it. */
function hashed(type: DataType, value: SqlPiece): readonly [helper: string, value: SqlPiece] | undefined {
  switch (type.kind) {
    case 'boolean':
      return ['int', castAs(value, 'INT')];
    case 'byte':
    case 'short':
    case 'int':
    case 'year_month_interval':
      return ['int', value];
    case 'date':
      return ['int', fn('DATEDIFF', atom('DAY'), atom("DATE '1970-01-01'"), value)];
    case 'long':
    case 'day_time_interval':
      return ['long', value];
    case 'timestamp':
    case 'timestamp_ntz':
      return ['long', fn('DATE_PART', atom('EPOCH_MICROSECOND'), value)];
    case 'float':
    case 'double':
    case 'binary':
      return [type.kind, value];
    case 'string':
    case 'char':
    case 'varchar':
      return ['string', value];
    case 'decimal':
      return type.precision <= 18
        ? [
            'long',
            castAs(
              atom(`(${castAs(value, `NUMBER(38, ${type.scale})`).text} * 1${'0'.repeat(type.scale)})`),
              'NUMBER(19, 0)',
            ),
          ]
        : ['decimal', value];
    case 'null':
      return ['int', castAs(atom('NULL'), 'FLOAT')];
    default:
      return undefined;
  }
}

/** One hash over another: the hash so far is the seed of the next. */
const chain = (name: string, args: readonly SqlPiece[], site: CallSite): SqlPiece =>
  args.reduce<SqlPiece>((so, value, i) => over(name, so, value, site.types[i] as DataType, site), atom('42'));

/** Numbers that a VARIANT's text would not hold to the last digit. */
const NO_TEXT: ReadonlySet<string> = new Set(['float', 'double']);

/** A struct is the chain of its fields, an array that of its elements, which its helper takes as text. */
function over(name: string, so: SqlPiece, value: SqlPiece, type: DataType, site: CallSite): SqlPiece {
  const by = hashed(type, value);
  if (by) return callHelper(site.ctx, `${name}_${by[0]}`, [by[1], so]);
  if (type.kind === 'struct')
    return type.fields.reduce((before, f) => {
      const member = asType(`GET(${value.text}, ${stringText(f.name)})`, f.type);
      return over(name, before, member, f.type, site);
    }, so);
  const element = type.kind === 'array' ? hashed(type.element, atom('h__')) : undefined;
  if (type.kind !== 'array' || !element || NO_TEXT.has(element[0]))
    return site.ctx.refuse(site.call, `values of type ${typeText(type)} are not hashed yet`);
  const shown = element[0] === 'binary' ? fn('HEX_ENCODE', atom('h__')) : castAs(element[1], 'VARCHAR');
  const texts = atom(`TRANSFORM(${value.text}, h__ ${typeName(type.element)} -> ${shown.text})`);
  return callHelper(site.ctx, `${name}_list`, [texts, text(element[0]), so]);
}

/** Text hashes as its bytes. */
const overBytes = (name: string): Lowering =>
  build((args, site) => {
    const inner = textBehindBytes(site.exprs[0]);
    return fn(name, inner ? site.ctx.emit(inner) : (args[0] as SqlPiece));
  });

const sha2 = build((args, site) => {
  const bits = constantInt(site.exprs[1]);
  if (bits === undefined) return callHelper(site.ctx, 'sha2', args as [SqlPiece, SqlPiece]);
  if (![0, 224, 256, 384, 512].includes(bits)) return castAs(atom('NULL'), 'VARCHAR');
  const inner = textBehindBytes(site.exprs[0]);
  return fn('SHA2', inner ? site.ctx.emit(inner) : (args[0] as SqlPiece), bits === 0 ? 256 : bits);
});

export const hashLowerings = {
  md5: overBytes('MD5'),
  sha1: overBytes('SHA1'),
  sha2: byHelper(sha2, 'sometimes'),
  crc32,
  hash: byHelper(build((args, site) => chain('hash', args, site))),
  xxhash64: byHelper(build((args, site) => chain('xxhash64', args, site))),
  ...aesLowerings,
} satisfies Record<NeedsLowering<(typeof families)['hash']>, Lowering>;
