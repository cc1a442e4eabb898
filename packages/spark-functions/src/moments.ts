import { defineHelper } from './define.js';

/** The central moments as Spark updates them, value by value (`CentralMomentAgg`), so that the last digits are Spark's. */
export const momentsHelper = defineHelper({
  name: 'moments',
  params: { values: 'doubles', statistic: 'string' },
  returns: 'double',
  body: ({ values, statistic }) => {
    let [n, mean, m2, m3, m4] = [0, 0, 0, 0, 0];
    for (const x of values) {
      if (x === null) continue;
      n++;
      const delta = x - mean;
      const part = delta / n;
      mean += part;
      m2 += delta * (delta - part);
      m3 = m3 - 3 * part * m2 + delta * (delta * delta - part * part);
      m4 = m4 - 4 * part * m3 - 6 * (part * part) * m2 + delta * (delta * (delta * delta) - part * (part * part));
    }
    if (n === 0) return null;
    // Spark merges them into moments of no rows, which adds nothing but where a power of the mean is infinite: that times 0 is NaN
    const part = mean / n;
    m2 += mean * part * 0;
    m3 += part * part * mean * 0;
    m4 += part * part * part * mean * 0;
    if (m2 === 0) return null;
    return statistic === 'skewness' ? (Math.sqrt(n) * m3) / Math.sqrt(m2 * m2 * m2) : (n * m4) / (m2 * m2) - 3;
  },
});
