import { type Well, wellDouble, wellGaussian } from './well.js';

/** From here on numbers are not counted by multiplying but rejected. */
const LARGE = 40;

/** How often something happens that happens `mean` times on average: commons-math's draws, one for one. */
export const poisson = (mean: number, well: Well): number =>
  mean < LARGE ? multiplied(mean, well) : rejected(mean, well);

/** Knuth's method: as many numbers of [0, 1) as may be multiplied before the product is below e^-mean. */
function multiplied(mean: number, well: Well): number {
  const least = Math.exp(-mean);
  let product = 1;
  let count = 0;
  while (count < 1000 * mean) {
    product *= wellDouble(well);
    if (product < least) return count;
    count++;
  }
  return count;
}

/** Sums of ln(2)^k / k!, up to 1: what the method of Ahrens and Dieter (1972) compares with. */
const SUMS: readonly number[] = (() => {
  const sums: number[] = [];
  let term = 1;
  for (let k = 1, sum = 0; sum < 1; k++) {
    term *= Math.LN2 / k;
    sum += term;
    sums.push(sum);
  }
  return sums;
})();

/** An exponentially distributed number of mean 1. */
function exponential(well: Well): number {
  const first = SUMS[0] as number;
  let whole = 0;
  let u = wellDouble(well);
  for (; u < 0.5; u *= 2) whole += first;
  u += u - 1;
  if (u <= first) return whole + u;
  let least = wellDouble(well);
  let i = 0;
  do {
    least = Math.min(least, wellDouble(well));
    i++;
  } while (u > (SUMS[i] as number));
  return whole + least * first;
}

/** What Devroye's method keeps of a whole mean. */
interface Large {
  readonly mean: number;
  readonly delta: number;
  readonly wide: number;
  /** The shares of the normal middle and of the exponential tail; what is left is the mean itself. */
  readonly middle: number;
  readonly tail: number;
}

function largeOf(mean: number): Large {
  const delta = Math.sqrt(mean * Math.log((32 * mean) / Math.PI + 1));
  const wide = 2 * mean + delta;
  const a1 = Math.sqrt(Math.PI * wide) * Math.exp(1 / (8 * mean));
  const a2 = (wide / delta) * Math.exp((-delta * (1 + delta)) / wide);
  const sum = a1 + a2 + 1;
  return { mean, delta, wide, middle: a1 / sum, tail: a2 / sum };
}

/** A step away from the mean, and the logarithm that decides whether it is taken. */
interface Proposal {
  readonly x: number;
  readonly y: number;
  readonly v: number;
}

function middle({ mean, delta }: Large, well: Well): Proposal | undefined {
  const n = wellGaussian(well);
  const x = n * Math.sqrt(mean + delta / 2) - 0.5;
  if (x > delta || x < -mean) return undefined;
  return { x, y: x < 0 ? Math.floor(x) : Math.ceil(x), v: -exponential(well) - (n * n) / 2 + 1 / (8 * mean) };
}

function tail({ delta, wide }: Large, well: Well): Proposal {
  const x = delta + (wide / delta) * exponential(well);
  return { x, y: Math.ceil(x), v: -exponential(well) - (delta * (x + 1)) / wide };
}

function taken({ mean }: Large, { x, y, v }: Proposal): boolean {
  const below = x < 0 ? 1 : 0;
  const t = (y * (y + 1)) / (2 * mean);
  if (v < -t && below === 0) return true;
  const most = t * ((2 * y + 1) / (6 * mean) - 1);
  if (v < most - (t * t) / (3 * (mean + below * (y + 1)))) return true;
  return v <= most && v < y * Math.log(mean) - logFactorial(y + mean) + logFactorial(mean);
}

function logFactorial(n: number): number {
  let sum = 0;
  for (let i = 2; i <= n; i++) sum += Math.log(i);
  return sum;
}

/** Devroye's rejection ("The computer generation of Poisson random variables", 1981) for the whole part, after the rest. */
function rejected(mean: number, well: Well): number {
  const large = largeOf(Math.floor(mean));
  const rest = mean - large.mean;
  const more = rest < Number.MIN_VALUE ? 0 : multiplied(rest, well);
  for (;;) {
    const u = wellDouble(well);
    if (u > large.middle + large.tail) return large.mean + more;
    const proposal = u <= large.middle ? middle(large, well) : tail(large, well);
    if (proposal && taken(large, proposal)) return Math.trunc(large.mean + proposal.y) + more;
  }
}
