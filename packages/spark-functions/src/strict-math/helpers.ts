import { defineHelper, type Helper } from '../define.js';
import { exp, expm1 } from './exponential.js';
import { acosh, asinh, atanh, cosh, sinh, tanh } from './hyperbolic.js';
import { acos, asin, atan, atan2 } from './inverse.js';
import { log, log1p, log10 } from './logarithm.js';
import { cbrt, hypot, pow } from './power.js';

const ofOne = (name: string, body: (x: number) => number | null): Helper =>
  defineHelper({ name, params: { value: 'double' }, returns: 'double', body: ({ value }) => body(value) });
const ofTwo = (name: string, body: (x: number, y: number) => number | null): Helper =>
  defineHelper({ name, params: { x: 'double', y: 'double' }, returns: 'double', body: ({ x, y }) => body(x, y) });

/** NULL, not NaN, where there is no logarithm. */
const above = (limit: number, body: (x: number) => number): ((x: number) => number | null) => {
  return (x) => (x <= limit ? null : body(x));
};
const LOG_2 = log(2);

/** The mathematical functions of Spark that are Java's StrictMath, digit for digit. */
export const strictMathHelpers: readonly Helper[] = [
  ofOne('exp', exp),
  ofOne('expm1', expm1),
  ofOne('ln', above(0, log)),
  ofOne(
    'log2',
    above(0, (x) => log(x) / LOG_2),
  ),
  ofOne('log10', above(0, log10)),
  ofOne('log1p', above(-1, log1p)),
  ofTwo('log', (base, x) => (base <= 0 || x <= 0 ? null : log(x) / log(base))),
  ofTwo('pow', pow),
  ofTwo('hypot', hypot),
  ofOne('cbrt', cbrt),
  ofOne('asin', asin),
  ofOne('acos', acos),
  ofOne('atan', atan),
  // zero is added so that -0.0 counts as 0.0
  ofTwo('atan2', (y, x) => atan2(y + 0, x + 0)),
  ofOne('sinh', sinh),
  ofOne('cosh', cosh),
  ofOne('tanh', tanh),
  ofOne('asinh', asinh),
  ofOne('acosh', acosh),
  ofOne('atanh', atanh),
];
