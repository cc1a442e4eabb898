/** What java.text calls a letter, and a digit. A mark behind either belongs to it. */
const MARKS = '(?:(?!\\u00ad)[\\p{Mn}\\p{Me}\\p{Cf}])*';
const LETTER = `(?:(?![\\u3005\\u4e00-\\u9fa5\\uf900-\\ufa2d\\u30a1-\\u30fa\\u3041-\\u3094])[\\p{L}\\p{Mc}]${MARKS})`;
const DIGIT = `(?:\\p{N}${MARKS})`;
const WORD = `${LETTER}+(?:[\\p{Pd}\\u00ad\\u2027"'.]${LETTER}+)*`;
const NUMBER = `${DIGIT}+(?:["',\\u066b.]${DIGIT}+)*`;
/** What java.text does not break, as far as letters are in it: words and numbers that touch. */
const UNBROKEN = new RegExp(`(?:${NUMBER})?${WORD}(?:${NUMBER}${WORD})*(?:${NUMBER})?`, 'gu');

/** What Java takes for a letter that has a case. */
const CASED =
  /[\p{Lu}\p{Ll}\p{Lt}\u02b0-\u02b8\u02c0\u02c1\u02e0-\u02e4\u037a\u1d2c-\u1d61\u2160-\u217f\u24b6-\u24e9]|\u0345/u;

const SIGMA = 'Σ';

/** What Java sees of a word before a place: on its way back it stops at a character of two units, unless the text begins with it. */
function seen(text: string, from: number, to: number): string {
  const before = text.slice(from, to);
  const low = before.search(/[\udc00-\udfff][^\udc00-\udfff]*$/);
  return low < 0 || from + low === 1 ? before : before.slice(low + 1);
}

/**
 * Small letters as Java has them, which are JavaScript's but for a capital sigma: at the end of a word it becomes another one, and what
 * a word is java.text decides, for which digits are a part of it. Observed on Spark 3.5.
 */
export function lower(text: string): string {
  const small = text.toLowerCase();
  if (!text.includes(SIGMA)) return small;
  let out = '';
  let done = 0;
  for (const { 0: word, index } of text.matchAll(UNBROKEN))
    for (let at = word.indexOf(SIGMA); at >= 0; at = word.indexOf(SIGMA, at + 1)) {
      const last = CASED.test(seen(text, index, index + at)) && !CASED.test(word.slice(at + 1));
      out += text.slice(done, index + at).toLowerCase() + (last ? 'ς' : 'σ');
      done = index + at + 1;
    }
  return out + text.slice(done).toLowerCase();
}
