import { plainDecimal } from './decimal-text.js';
import { defineHelper } from './define.js';

const MOST_DIGITS = 38;

interface Exact {
  readonly digits: bigint;
  readonly scale: number;
}
function exact(text: string): Exact {
  const [whole = '', fraction = ''] = text.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

const size = (n: bigint): number => String(n < 0n ? -n : n).length;

/** Half away from zero. */
function rounded({ digits, scale }: Exact, to: number): Exact {
  if (to >= scale) return { digits: digits * 10n ** BigInt(to - scale), scale: to };
  const unit = 10n ** BigInt(scale - to);
  const magnitude = digits < 0n ? -digits : digits;
  const cut = (magnitude + unit / 2n) / unit;
  return { digits: digits < 0n ? -cut : cut, scale: to };
}

/** Spark keeps 38 digits of a product before it cuts it to its scale. */
function product(a: Exact, b: Exact): Exact {
  const all = { digits: a.digits * b.digits, scale: a.scale + b.scale };
  const over = size(all.digits) - MOST_DIGITS;
  return over > 0 ? rounded(all, all.scale - over) : all;
}

function sum(a: Exact, b: Exact, sign: bigint): Exact {
  const scale = Math.max(a.scale, b.scale);
  return { digits: rounded(a, scale).digits + sign * rounded(b, scale).digits, scale };
}

/** `+`, `-` and `*` of two decimals with `scale` digits behind the point; NULL where that takes more than 38 digits. */
export const decimalArithmeticHelper = defineHelper({
  name: 'decimal_arithmetic',
  params: { left: 'decimal', operator: 'string', right: 'decimal', scale: 'int' },
  returns: 'string',
  body: ({ left, operator, right, scale }) => {
    const [a, b] = [exact(left), exact(right)];
    const result = operator === '*' ? product(a, b) : sum(a, b, operator === '-' ? -1n : 1n);
    const { digits } = rounded(result, scale);
    if (size(digits) > MOST_DIGITS) return null;
    return plainDecimal(digits, scale);
  },
});
