import { hexadecimalNumber } from '../number-text.js';

const PLAIN = /^[\0- ]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[dDfF]?[\0- ]*$/;
const WORD = /^[\0- ]*([+-]?)(NaN|Infinity)[\0- ]*$/;
/** A number as Java reads one from text: with blanks around, a type's letter behind, or in hexadecimal digits. */
export function javaDouble(text: string): number | undefined {
  const plain = PLAIN.exec(text);
  if (plain) return Number(plain[1]);
  const word = WORD.exec(text);
  if (word) return word[2] === 'NaN' ? Number.NaN : word[1] === '-' ? -Infinity : Infinity;
  return hexadecimalNumber(text.replace(/^[\0- ]+|[\0- ]+$/g, ''), false) ?? undefined;
}
