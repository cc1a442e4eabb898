import { DATES, type RecordedFact, select } from './fact.js';

export const timeFacts: readonly RecordedFact[] = [
  {
    of: ['date_add'],
    recorded: 'DATEADD of a day keeps a DATE',
    file: `${DATES}/dateadd.slt`,
    spark: select('date_add(day, 1)'),
    writes: ['DATEADD(DAY, 1, day)'],
  },
  {
    of: ['add_months'],
    recorded: "ADD_MONTHS('2016-02-29', 1) is 2016-03-31: the end of a month stays one",
    file: `${DATES}/add_months.slt`,
    spark: select('add_months(day, 1)'),
    writes: ['DATEADD('],
    never: ['ADD_MONTHS('],
  },
  {
    of: ['datediff'],
    recorded: 'DATEDIFF names the unit, the start, the end',
    file: `${DATES}/datediff.slt`,
    spark: select("datediff(day, DATE '2024-01-01')"),
    writes: ["DATEDIFF(DAY, DATE '2024-01-01', day)"],
  },
  {
    of: ['timestampdiff'],
    recorded: 'DATEDIFF of hours counts full hours of the clock: one from 1:59:59 to 2:00:00',
    file: `${DATES}/datediff.slt`,
    spark: select("timestampdiff(HOUR, cast(day AS timestamp), TIMESTAMP '2024-03-01 00:00:00')"),
    writes: ['MICROSECOND'],
    never: ['DATEDIFF(HOUR'],
  },
  {
    of: ['months_between'],
    recorded: 'MONTHS_BETWEEN has six places',
    file: `${DATES}/months_between.slt`,
    spark: select("months_between(day, DATE '2024-01-01')"),
    writes: ['/ 31::FLOAT) * 100000000) / 100000000'],
    never: ['MONTHS_BETWEEN('],
  },
  {
    of: ['trunc', 'date_trunc'],
    recorded: 'DATE_TRUNC of a DATE is a DATE',
    file: `${DATES}/date_trunc.slt`,
    spark: select("trunc(day, 'MM')"),
    writes: ["DATE_TRUNC('MONTH', day)"],
  },
  {
    of: ['make_date'],
    recorded: 'DATE_FROM_PARTS(2010, 1, 100) is 2010-04-10: parts roll over',
    file: `${DATES}/date_from_parts.slt`,
    spark: select('make_date(2024, i, j)'),
    writes: ['TRY_TO_DATE('],
    never: ['DATE_FROM_PARTS('],
  },
  {
    of: ['dayofweek', 'weekday', 'dayofweek_iso'],
    recorded: 'DAYOFWEEK depends on WEEK_START (a Saturday is 7 or 6), DAYOFWEEKISO does not',
    file: 'bronze_scope/sql-reference-functions/Date_&_time/year.slt',
    spark: select('dayofweek(day) + weekday(day) + extract(DOW_ISO FROM day)'),
    writes: ['MOD(DAYOFWEEKISO(day), 7) + 1', 'DAYOFWEEKISO(day) - 1'],
    never: ['DAYOFWEEK('],
  },
  {
    of: ['weekofyear', 'year_of_week', 'year'],
    recorded:
      'WEEKISO(2016-01-02) is 53 and YEAROFWEEKISO 2015, whatever WEEK_OF_YEAR_POLICY and WEEK_START are; YEAR is 2016',
    file: 'bronze_scope/sql-reference-functions/Date_&_time/year.slt',
    spark: select('weekofyear(day) + extract(YEAROFWEEK FROM day) + year(day)'),
    writes: ['WEEKISO(day)', 'YEAROFWEEKISO', 'YEAR(day)'],
    never: ['WEEKOFYEAR(', 'WEEK(day)'],
  },
];
