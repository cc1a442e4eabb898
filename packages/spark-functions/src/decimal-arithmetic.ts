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

/** Java divides to 38 places first. */
function quotient(a: Exact, b: Exact): Exact {
  const more = 10n ** BigInt(MOST_DIGITS + 1 + b.scale);
  // cut at one place more than is kept, which decides how that is rounded
  const cut = (a.digits * more) / (b.digits * 10n ** BigInt(a.scale));
  return rounded({ digits: cut, scale: MOST_DIGITS + 1 }, MOST_DIGITS);
}

/** With the sign of the dividend. */
function remainder(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale);
  return { digits: rounded(a, scale).digits % rounded(b, scale).digits, scale };
}

function positiveRemainder(a: Exact, b: Exact): Exact {
  const rest = remainder(a, b);
  return rest.digits < 0n ? remainder(sum(rest, b, 1n), b) : rest;
}

const OPERATORS: Readonly<Record<string, (a: Exact, b: Exact) => Exact>> = {
  '+': (a, b) => sum(a, b, 1n),
  '-': (a, b) => sum(a, b, -1n),
  '*': product,
  '/': quotient,
  '%': remainder,
  pmod: positiveRemainder,
};
const DIVIDING = ['/', '%', 'pmod'];

/** An operator of two decimals with `scale` digits behind the point; NULL where that takes more than 38 digits, and by zero. */
export const decimalArithmeticHelper = defineHelper({
  name: 'decimal_arithmetic',
  params: { left: 'decimal', operator: 'string', right: 'decimal', scale: 'int' },
  returns: 'string',
  body: ({ left, operator, right, scale }) => {
    const [a, b] = [exact(left), exact(right)];
    if (b.digits === 0n && DIVIDING.includes(operator)) return null;
    const result = OPERATORS[operator]?.(a, b);
    if (!result) throw new Error(`decimal_arithmetic: no operator ${operator}`);
    const { digits } = rounded(result, scale);
    if (size(digits) > MOST_DIGITS) return null;
    return plainDecimal(digits, scale);
  },
});
