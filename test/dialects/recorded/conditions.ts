import { CONDITIONAL, type RecordedFact, select } from './fact.js';

export const conditionFacts: readonly RecordedFact[] = [
  {
    of: ['greatest', 'least'],
    recorded: 'GREATEST(3, 6, NULL) is NULL',
    file: `${CONDITIONAL}/greatest.slt`,
    spark: select('greatest(nullif(i, 1), j) + least(nullif(i, 1), j)'),
    writes: ['GREATEST_IGNORE_NULLS(', 'LEAST_IGNORE_NULLS('],
  },
  {
    of: ['equal_null', '<=>'],
    recorded: 'EQUAL_NULL takes two NULLs for equal',
    file: `${CONDITIONAL}/equal_null.slt`,
    spark: select('equal_null(nullif(i, 1), j)'),
    writes: ['EQUAL_NULL('],
  },
  {
    of: ['decode'],
    recorded: 'DECODE lets NULL match NULL',
    file: `${CONDITIONAL}/decode.slt`,
    spark: select("decode(i, 1, 'a', 2, 'b', 'z')"),
    writes: ['DECODE('],
  },
];
