import { defineHelper } from '../define.js';

/** A time's text, of which DuckDB counts the years before the first one back (`0001-12-31 (BC)`), with the year as Java writes it: 0, -1, …, +10000. */
export const signedYearHelper = defineHelper({
  name: 'signed_year',
  params: { text: 'string' },
  returns: 'string',
  body: ({ text }) => {
    const [, digits = '', rest = '', era, time = ''] = /^(\d+)(-\d+-\d+)( \(BC\))?(.*)$/.exec(text) ?? [];
    const year = era ? 1 - Number(digits) : Number(digits);
    const sign = year < 0 ? '-' : year > 9999 ? '+' : '';
    return `${sign}${String(Math.abs(year)).padStart(4, '0')}${rest}${time}`;
  },
});
