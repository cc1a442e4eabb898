/** `java.util.Random`: numbers of up to 32 bits from 48 bits of state. */
export function javaRandom(seed: number | bigint): (bits: number) => number {
  const mask = (1n << 48n) - 1n;
  let state = (BigInt(seed) ^ 0x5deece66dn) & mask;
  return (bits) => {
    state = (state * 0x5deece66dn + 0xbn) & mask;
    return Number(state >> BigInt(48 - bits));
  };
}

/** `nextInt(bound)`, for a bound that is no power of two. */
export function belowBound(next: (bits: number) => number, bound: number): number {
  for (;;) {
    const bits = next(31);
    const value = bits % bound;
    if (bits - value + (bound - 1) <= 0x7fffffff) return value;
  }
}

/** `nextDouble()`. */
export const nextDouble = (next: (bits: number) => number): number => (next(26) * 2 ** 27 + next(27)) / 2 ** 53;

/** `nextLong()`. */
export const nextLong = (next: (bits: number) => number): bigint =>
  BigInt.asIntN(64, (BigInt(next(32)) << 32n) + BigInt(next(32) | 0));
