/**
 * The two 32-bit words of a double, which the algorithms of this folder look at and put together. The view is room to work in: nothing stays
 * in it between two calls.
 */
const view = new DataView(new ArrayBuffer(8));

/** Sign, exponent and the upper 20 bits of the fraction, as a signed number. */
export function highWord(x: number): number {
  view.setFloat64(0, x);
  return view.getInt32(0);
}

export function fromWords(high: number, low: number): number {
  view.setInt32(0, high);
  view.setInt32(4, low);
  return view.getFloat64(0);
}

/** The same number with another upper word. */
export function withHigh(x: number, high: number): number {
  view.setFloat64(0, x);
  view.setInt32(0, high);
  return view.getFloat64(0);
}

/** The number without the lower half of its fraction: products of two such are exact. */
export function upperHalf(x: number): number {
  view.setFloat64(0, x);
  view.setInt32(4, 0);
  return view.getFloat64(0);
}

/** `x · 2^power` where the result is a normal number: the power goes to the exponent. */
export const raised = (x: number, power: number): number => withHigh(x, highWord(x) + (power << 20));

/** `c0 + t·(c1 + t·(c2 + …))`. The order of the operations is part of the result. */
export function polynomial(t: number, coefficients: readonly number[]): number {
  let sum = coefficients[coefficients.length - 1] as number;
  for (let i = coefficients.length - 2; i >= 0; i--) sum = (coefficients[i] as number) + t * sum;
  return sum;
}
