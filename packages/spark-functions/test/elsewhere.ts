const STRICT_MATH = 'strict-math.test.ts: the bits of some two thousand arguments';
const JSON_TEXT = 'json-text.test.ts: generated texts';
const CLOCK = 'clock-helpers.test.ts: the inputs of the helpers that know the zones themselves';
const CSV = 'csv.test.ts: generated records';

/** Helpers without a group of generated inputs, and where their answers are held to Spark's instead. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'exp expm1 ln log2 log10 log1p log pow hypot cbrt asin acos atan atan2 sinh cosh tanh asinh acosh atanh'
      .split(' ')
      .map((name) => [name, STRICT_MATH]),
  ),
  get_json_object: JSON_TEXT,
  json_tuple: JSON_TEXT,
  json_layout: JSON_TEXT,
  schema_of_json: JSON_TEXT,
  from_json: 'from-json.test.ts: generated texts',
  from_csv: CSV,
  schema_of_csv: CSV,
  format_zoned_clock: CLOCK,
  read_timestamp_text: CLOCK,
  text_to_timestamp_text: CLOCK,
  months_between_days: CLOCK,
  hll_union_agg: 'fixtures/functions/aggregate: its values are sketches, which an aggregate cannot make for another',
  frequent_items: 'frequent-items.test.ts: generated columns of each type',
  ...Object.fromEntries(
    ['sum_in_parts', 'moments_in_parts', 'covariance_in_parts', 'histogram_in_parts'].map((name) => [
      name,
      'in-parts.test.ts: the aggregates of some 260 tables',
    ]),
  ),
  java_method: 'java-methods.test.ts: some 370 calls',
  sample_count_at: 'sample-counts.test.ts: the counts of some 150 seeds and means',
  permutation: 'any order of the elements is right: Spark draws another seed for each query',
  raise_error: 'gives no answer',
};
