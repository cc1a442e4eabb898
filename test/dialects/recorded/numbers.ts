import { NUMERIC, OPERATORS, type RecordedFact, select } from './fact.js';

export const numberFacts: readonly RecordedFact[] = [
  {
    of: ['/'],
    recorded: '2 / 7 is 0.285714: integers divide to six places',
    file: `${OPERATORS}/operators-arithmetic.slt`,
    spark: select('i / j'),
    writes: ['::FLOAT'],
    never: ['i / NULLIF(j'],
  },
  {
    of: ['/', '%', 'div', 'try_divide'],
    recorded: 'division by zero is error 100051',
    file: `${OPERATORS}/operators-arithmetic.slt`,
    spark: select('(i / j) + (i % j) + (i div j) + try_divide(i, j)'),
    writes: ['NULLIF('],
  },
  {
    of: ['round', 'bround'],
    recorded: 'ROUND(1.005::FLOAT, 2) is 1: the binary value is rounded',
    file: `${NUMERIC}/round.slt`,
    spark: select('round(d, 2) + bround(d, 2)'),
    writes: ['"spark_round_double"(', '"spark_bround_double"('],
    never: [' ROUND('],
  },
  {
    of: ['ceil', 'floor'],
    recorded: 'CEIL of a FLOAT is a FLOAT',
    file: `${NUMERIC}/ceil.slt`,
    spark: select('ceil(d) + floor(d)'),
    writes: ['CEIL(d)', 'FLOOR(d)', '::NUMBER(19, 0)'],
  },
  {
    of: ['sign'],
    recorded: 'SIGN gives -1, 0 and 1 as numbers',
    file: `${NUMERIC}/sign.slt`,
    spark: select('sign(i)'),
    writes: ['SIGN(', '::FLOAT'],
  },
  {
    of: ['log'],
    recorded: 'LOG takes the base first, and has no form without one',
    file: `${NUMERIC}/log.slt`,
    spark: select('log(d) + log(2, d)'),
    writes: ['"spark_ln"(', '"spark_log"('],
    never: [' LOG('],
  },
  {
    of: ['to_number'],
    recorded: "TO_DECIMAL('-12.3', '99.9') is -12: a format leaves no places",
    file: 'sql-reference-functions/Conversion/to_decimal.slt',
    spark: select("to_number(s, '99.9')"),
    writes: ['"spark_to_number"('],
  },
  {
    of: [],
    recorded: "TRY_TO_DECIMAL('345.123', 10, 2) is 345.12, of four digits NULL; TO_DECIMAL is error 100039 then",
    file: 'bronze_scope/sql-reference-functions/Conversion/try_to_decimal.slt',
    spark: "SELECT cast(s AS decimal(10, 2)) AS r FROM VALUES ('345.123') AS t(s)",
    writes: ['TRY_TO_DECIMAL('],
    never: [' TO_DECIMAL('],
  },
];
