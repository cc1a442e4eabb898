import { atom, build, byHelper, constantText, type Lowering, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { asVariant, isRepeatable, unlessNull } from './guard.js';
import { fn, operand, text } from './pieces.js';

/** `find_in_set`: a word with a comma is in no list. */
export const findInSet: Lowering = byHelper(
  build((args, site) => {
    const [word, list] = args as [SqlPiece, SqlPiece];
    if (!args.every((a, i) => isRepeatable(a, site.exprs[i]))) return callHelper(site.ctx, 'find_in_set', args);
    const constant = constantText(site.exprs[0]);
    const place = `COALESCE(ARRAY_POSITION(${asVariant(word)}, SPLIT(${list.text}, ',')) + 1, 0)`;
    if (constant?.includes(',')) return unlessNull(args, site, [1], '0');
    const plain = constant !== undefined ? place : `IFF(CONTAINS(${word.text}, ','), 0, ${place})`;
    return unlessNull(args, site, [0, 1], plain);
  }),
  'sometimes',
);

/** What a digit adds to Luhn's sum is its place in one of these, counted from 0: as it is, or doubled with its digits added. */
const PLAIN = '0123456789';
const DOUBLED = '0516273849';

/** `luhn_check`: every second digit from the right is doubled. Anything but ASCII digits is no number. */
export const luhnCheck: Lowering = byHelper(
  build((args, site) => {
    const [digits] = args as [SqlPiece];
    if (!isRepeatable(digits, site.exprs[0])) return callHelper(site.ctx, 'luhn_check', args);
    const added = `CHARINDEX(SUBSTR(${digits.text}, -i__, 1), IFF(MOD(i__, 2) = 0, '${DOUBLED}', '${PLAIN}')) - 1`;
    const sum = `REDUCE(ARRAY_GENERATE_RANGE(1, LENGTH(${digits.text}) + 1), 0::INT, (n__ INT, i__ INT) -> n__ + ${added})`;
    const onlyDigits = `${operand(digits)} <> '' AND LTRIM(${digits.text}, '${PLAIN}') = ''`;
    return unlessNull(args, site, [0], `IFF(${onlyDigits}, MOD(${sum}, 10) = 0, FALSE)`);
  }),
  'sometimes',
);

/** What a form of a web page leaves as it is: Java's URLEncoder. */
const SAFE = '[A-Za-z0-9.*_-]+';

/** `url_encode`: runs of safe characters as they are, the bytes of all others in hexadecimal, and a blank as a plus. */
export const urlEncode: Lowering = build(([value]) => {
  const runs = fn('REGEXP_SUBSTR_ALL', value as SqlPiece, text(`${SAFE}|${SAFE.replace('[', '[^')}`));
  const escaped = fn('REGEXP_REPLACE', fn('HEX_ENCODE', atom('c__')), text('(..)'), text('%\\1'));
  const coded = fn(
    'IFF',
    fn('REGEXP_LIKE', atom('c__'), text(SAFE)),
    atom('c__'),
    fn('REPLACE', escaped, text('%20'), text('+')),
  );
  return fn('ARRAY_TO_STRING', atom(`TRANSFORM(${runs.text}, c__ VARCHAR -> ${coded.text})`), text(''));
});

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** The digit of each letter. H and W, of 7, do not part equal digits; vowels and what is no letter do. */
const SOUNDS = '01230127022455012623017202';

/** `soundex`: text that begins with no ASCII letter is returned as it is. A digit that follows its like is left out. */
export const soundex: Lowering = byHelper(
  build((args, site) => {
    const [word] = args as [SqlPiece];
    if (!isRepeatable(word, site.exprs[0])) return callHelper(site.ctx, 'soundex', args);
    const letters = fn('REGEXP_REPLACE', word, text('[^A-Za-z]'), text('A'));
    const codes = fn('TRANSLATE', letters, text(LETTERS + LETTERS.toLowerCase()), text(SOUNDS + SOUNDS));
    const parted = `LEFT(${codes.text}, 1) || REPLACE(SUBSTR(${codes.text}, 2), '7', '')`;
    const once = ['1', '2', '3', '4', '5', '6'].reduce<SqlPiece>(
      (so, digit) => fn('REGEXP_REPLACE', so, text(`${digit}+`), text(digit)),
      atom(parted),
    );
    const digits = fn('REPLACE', fn('SUBSTR', once, 2), text('0'), text(''));
    const first = fn('LEFT', word, 1);
    const coded = fn('RPAD', atom(`${fn('UPPER', first).text} || ${digits.text}`), 4, text('0'));
    return fn('IFF', fn('REGEXP_LIKE', first, text('[A-Za-z]')), coded, word);
  }),
  'sometimes',
);

/** `crc32`: bit by bit, the lowest of each byte first, over its polynomial turned round. */
export const crc32: Lowering = byHelper(
  build((args, site) => {
    const [bytes] = args as [SqlPiece];
    if (!isRepeatable(bytes, site.exprs[0])) return callHelper(site.ctx, 'crc32', args);
    const half = `SUBSTR(HEX_ENCODE(${bytes.text}), 2 * TRUNC(i__ / 8)::INT + IFF(MOD(i__, 8) < 4, 2, 1), 1)`;
    const bit = `BITSHIFTRIGHT(CHARINDEX(${half}, '123456789ABCDEF'), MOD(i__, 4))`;
    const step = `BITXOR(TRUNC(c__ / 2)::BIGINT, IFF(MOD(c__ + ${bit}, 2) = 1, 3988292384, 0))`;
    const all = `REDUCE(ARRAY_GENERATE_RANGE(0, 8 * LENGTH(${bytes.text})), 4294967295::BIGINT, (c__ BIGINT, i__ INT) -> ${step}::BIGINT)`;
    return atom(`4294967295 - ${all}`);
  }),
  'sometimes',
);
