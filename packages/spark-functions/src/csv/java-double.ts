const PLAIN = /^[\0- ]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[dDfF]?[\0- ]*$/;
const WORD = /^[\0- ]*([+-]?)(NaN|Infinity)[\0- ]*$/;
const HEX = /^[\0- ]*([+-]?)0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?\d+)[dDfF]?[\0- ]*$/;

/** A number as Java reads one from text: with blanks around, a type's letter behind, or in hexadecimal digits. */
export function javaDouble(text: string): number | undefined {
  const plain = PLAIN.exec(text);
  if (plain) return Number(plain[1]);
  const word = WORD.exec(text);
  if (word) return word[2] === 'NaN' ? Number.NaN : word[1] === '-' ? -Infinity : Infinity;
  const hex = HEX.exec(text);
  if (!hex) return undefined;
  const [, sign, whole = '', fraction = '', power = '0'] = hex;
  const digits = whole + fraction;
  // with more digits it would have to be rounded
  if (digits === '' || digits.replace(/^0+/, '').length > 13) return undefined;
  const value = Number.parseInt(digits, 16) * 2 ** (Number(power) - 4 * fraction.length);
  return sign === '-' ? -value : value;
}
