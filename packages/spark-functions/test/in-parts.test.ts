import { expect, test } from 'vitest';
import { covarianceHelper } from '../src/covariance.js';
import { histogramHelpers } from '../src/histogram.js';
import { momentsHelpers } from '../src/moments.js';
import { sumHelper } from '../src/sum-in-parts.js';
import { recordedLines } from './recorded-lines.js';

type Texts = readonly (string | null)[];
/** Partitions, the columns x and y, and the statistics of them as texts (record_in_parts.py). */
const recorded = recordedLines<readonly [partitions: number, x: Texts, y: Texts, answers: Texts]>('in-parts');

const ODD: Readonly<Record<string, number>> = { nan: Number.NaN, inf: Number.POSITIVE_INFINITY, '-inf': -1 / 0 };
const numbers = (texts: Texts): readonly (number | null)[] =>
  texts.map((t) => (t === null ? null : (ODD[t] ?? Number(t))));

/** The statistics in the order of the script. */
const MOMENTS = ['stddev_samp', 'stddev_pop', 'var_samp', 'var_pop', 'skewness', 'kurtosis'];
const PAIRS = [
  'covar_pop',
  'covar_samp',
  'corr',
  'regr_slope',
  'regr_intercept',
  'regr_r2',
  'regr_sxx',
  'regr_sxy',
  'regr_syy',
];
const BINS = 4;

test.each(recorded)('%s partitions of %j and %j', (partitions, x, y, answers) => {
  const [xs, ys] = [numbers(x), numbers(y)];
  const count = Math.min(xs.length, partitions);
  const parts = xs.map((_, i) => Math.floor(((i + 1) * count - 1) / xs.length));
  const bins = histogramHelpers[1]?.body(xs, parts, BINS, false) as readonly string[] | null;
  const found = [
    ...[false, true].map((average) => sumHelper.body(xs, parts, average)),
    ...MOMENTS.map((statistic) => momentsHelpers[1]?.body(xs, parts, statistic)),
    ...PAIRS.map((statistic) => covarianceHelper.body(xs, ys, parts, statistic)),
  ];
  expect(found.map((v) => (v === null ? null : Number(v) + 0))).toEqual(
    answers.slice(0, -1).map((t) => (t === null ? null : Number(t) + 0)),
  );
  const shown =
    answers
      .at(-1)
      ?.slice(1, -1)
      .split(/(?<=\}), /) ?? null;
  expect(bins?.map((b) => b.split(' ').map(Number)) ?? null).toEqual(
    shown?.map((b) => b.slice(1, -1).split(', ').map(Number)) ?? null,
  );
});
