import { type DataType, types as T } from '@spark-sql-to-snowflake/plan-ir';

/** What to measure of a helper: Spark's expression that calls it, and DuckDB's own of a comparable kind. */
export interface SpeedCase {
  readonly spark?: string;
  /** DuckDB's expression instead, of a helper that no expression of Spark's calls there, or only for some values. */
  readonly sql?: string;
  readonly native: string;
  /** Why it may be slower than the bars. */
  readonly slow?: string;
}

export const COLUMNS: readonly (readonly [name: string, type: DataType])[] = [
  ['i', T.int],
  ['l', T.long],
  ['f', T.float],
  ['d', T.double],
  ['q', T.decimal(18, 4)],
  ['w', T.string],
  ['s', T.string],
  ['u', T.string],
  ['n', T.string],
  ['h', T.string],
  ['j', T.string],
  ['x', T.string],
  ['b', T.binary],
  ['z', T.binary],
  ['t1', T.timestamp],
  ['t2', T.timestamp],
  ['ws', T.array(T.string)],
  ['y', T.dayTimeInterval()],
  ['e', T.string],
  ['g', T.string],
  ['c', T.string],
];

/** Short words, sentences, texts beyond ASCII, numbers and URLs as text, JSON, XML, bytes. One row in fifty is NULL. */
export const TABLE = (rows: number): string => `CREATE TABLE t AS SELECT
  CAST(i AS INTEGER) AS i, i * 7919 - 1000000 AS l, CAST(i / 7 AS FLOAT) AS f, i / 7.0e0 - 999 AS d,
  CAST(i / 8 AS DECIMAL(18, 4)) AS q,
  CASE WHEN i % 50 > 0 THEN 'word' || (i % 997) END AS w,
  CASE WHEN i % 50 > 0 THEN 'the quick Brown fox, number ' || i || ' of them' END AS s,
  CASE WHEN i % 50 > 0 THEN 'größer als Ωmega ' || i END AS u,
  CAST(i * 31 AS VARCHAR) AS n,
  'https://user@example.com:80/path/p' || i || '?query=' || (i % 100) || '&k=v#frag' AS h,
  '{"a":' || i || ',"b":["x","y"],"c":{"d":"text"}}' AS j,
  '<a><b id="1">' || i || '</b><c>text</c></a>' AS x,
  CAST('bytes of row ' || i AS BLOB) AS b, CAST('key of 16 bytes.' AS BLOB) AS z,
  make_timestamptz(1700000000000000 + i * 86400000000 // 3) AS t1, make_timestamptz(1600000000000000 + i * 1000000) AS t2,
  ['a', 'word' || (i % 10), NULL] AS ws, to_seconds(i) AS y, to_base64(CAST('bytes of row ' || i AS BLOB)) AS e,
  strftime(make_timestamp(1600000000000000 + i * 1000000), '%Y-%m-%d %H:%M:%S') AS g, i || ',"text, more",1.5' AS c
FROM range(${rows}) AS r(i)`;

const CALL = 'the native one is a few instructions a value, and a call of JavaScript is some hundred';
const DIGITS = 'the digits are worked out as Java does';
const BODY = 'the body is JavaScript over the characters of each text';
const PARSE = 'the text is parsed anew for each row';
const CLOCK = 'the fields are worked out in JavaScript, with 64 bits of microseconds';
const LIST = 'a list comes over as an array of texts or numbers for each row';
const BYTES = 'some kilobytes are made or read for each row';
const XPATH_PEER = "regexp_extract(x, '<c>([^<]*)</c>', 1)";
/** AES of `bytes of a row` by the key of column z. */
const CIPHERED = '1291f2e12de23577603d20376a738371';
/** What `hll_sketch_agg(x, 8)` of three numbers is. */
const SKETCH = '0201070c030003087519c20cffbab40d3792f3050000000000000000000000000000000000000000';
const UNIT: ReadonlySet<string> = new Set(['asin', 'acos', 'atanh']);
/** Arguments that both take without an error. */
const nativeOf = (name: string): string => {
  if (/^(ln|log)/.test(name)) return `${name}(i + 1)`;
  return name === 'acosh' ? 'acosh(i + 1)' : `${name}(${UNIT.has(name) ? 'd / 1e9' : 'd / 1000'})`;
};
const LONG = '64-bit arithmetic is that of big integers in JavaScript';

export const CASES: Readonly<Record<string, SpeedCase>> = {
  double_to_string: { spark: 'CAST(d AS STRING)', native: 'CAST(d AS VARCHAR)' },
  float_to_string: { spark: 'CAST(f AS STRING)', native: 'CAST(f AS VARCHAR)', slow: DIGITS },
  day_time_to_string: { spark: 'CAST(y AS STRING)', native: 'CAST(y AS VARCHAR)', slow: CALL },
  upper: { spark: 'upper(u)', native: 'upper(u)' },
  lower: { spark: 'lower(u)', native: 'lower(u)' },
  initcap: { spark: 'initcap(s)', native: 'upper(s)' },
  soundex: { spark: 'soundex(w)', native: 'upper(w)' },
  levenshtein: { spark: 'levenshtein(w, n)', native: 'levenshtein(w, n)' },
  substring_index: { spark: "substring_index(s, ' ', 3)", native: "split_part(s, ' ', 3)" },
  overlay: { spark: "overlay(s PLACING 'xyz' FROM 5)", native: "concat(left(s, 4), 'xyz', substring(s, 8))" },
  find_in_set: {
    spark: "find_in_set(w, 'word1,word2,word3,word4')",
    native: "list_position(string_split('word1,word2,word3,word4', ','), w)",
  },
  mask: { spark: 'mask(s)', native: "regexp_replace(s, '[a-z]', 'x', 'g')" },
  luhn_check: { spark: 'luhn_check(n)', native: "regexp_matches(n, '^[0-9]+$')" },
  like: { sql: "spark_like(s, n, '/')", native: 's LIKE n' },
  regexp_like: { spark: "s RLIKE '(?<=quick )Brown'", native: "regexp_matches(s, 'quick Brown')" },
  regexp_count: { spark: "regexp_count(s, '(?<=o)[a-z]')", native: "len(regexp_extract_all(s, 'o[a-z]'))" },
  regexp_instr: { spark: "regexp_instr(s, 'Brown')", native: "regexp_matches(s, 'Brown')" },
  regexp_substr: { spark: "regexp_substr(s, '(?<=o)[a-z]')", native: "regexp_extract(s, 'o[a-z]')" },
  regexp_extract: {
    spark: "regexp_extract(s, '(?<=number )(\\\\d+)', 1)",
    native: "regexp_extract(s, 'number (\\d+)', 1)",
  },
  regexp_extract_all: {
    spark: "regexp_extract_all(s, '(?<=o)([a-z])', 1)",
    native: "regexp_extract_all(s, 'o([a-z])', 1)",
  },
  regexp_replace: {
    spark: "regexp_replace(s, '(?<=o)[a-z]', '_')",
    native: "regexp_replace(s, 'o[a-z]', '_', 'g')",
  },
  split: { spark: "split(s, '(?<=o)[a-z]')", native: "regexp_split_to_array(s, 'o[a-z]')" },
  unbase64: { spark: 'unbase64(e)', native: 'from_base64(e)' },
  encode: { spark: "encode(s, 'UTF-16')", native: 'encode(s)', slow: CALL },
  decode: { spark: "decode(b, 'ISO-8859-1')", native: 'decode(b)', slow: CALL },
  to_binary: { spark: "to_binary(hex(b), 'hex')", native: 'unhex(hex(b))' },
  try_to_binary: { spark: "try_to_binary(hex(b), 'hex')", native: 'unhex(hex(b))' },
  url_encode: { spark: 'url_encode(s)', native: 'url_encode(s)' },
  url_decode: { spark: 'url_decode(h)', native: 'url_decode(h)' },
  round_double: { spark: 'round(d, 2)', native: 'round(d, 2)' },
  bround_double: { spark: 'bround(d, 2)', native: 'round_even(d, 2)' },
  bround_decimal: { spark: 'bround(q, 2)', native: 'round_even(q, 2)' },
  conv: { spark: 'conv(n, 10, 16)', native: 'to_base(CAST(n AS BIGINT), 16)' },
  hash_string: { spark: 'hash(s)', native: 'md5_number_lower(s)' },
  hash_int: { spark: 'hash(i)', native: 'hash(i)', slow: CALL },
  hash_long: { spark: 'hash(l)', native: 'hash(l)', slow: CALL },
  hash_double: { spark: 'hash(d)', native: 'hash(d)', slow: CALL },
  hash_decimal: { sql: 'spark_hash_decimal(q::VARCHAR, 42)', native: 'hash(q::VARCHAR)', slow: LONG },
  hash_binary: { spark: 'hash(b)', native: 'md5_number_lower(CAST(b AS VARCHAR))' },
  hash_list: { spark: 'hash(ws)', native: 'hash(ws)' },
  xxhash64_string: { spark: 'xxhash64(s)', native: 'md5_number_lower(s)' },
  xxhash64_int: { spark: 'xxhash64(i)', native: 'hash(i)', slow: CALL },
  xxhash64_long: { spark: 'xxhash64(l)', native: 'hash(l)', slow: CALL },
  xxhash64_double: { spark: 'xxhash64(d)', native: 'hash(d)', slow: CALL },
  crc32: { spark: 'crc32(b)', native: 'md5(b)' },
  months_between: {
    sql: 'spark_months_between(epoch_us(t1), epoch_us(t2), TRUE)',
    native: "datesub('month', t2, t1)",
    slow: CLOCK,
  },
  months_between_in: { spark: 'months_between(t1, t2)', native: "datesub('month', t2, t1)", slow: CLOCK },
  months_between_days: {
    sql: 'spark_months_between_days(18000 + i, 0.5, 17000, 0.25, TRUE)',
    native: "datesub('month', t2, t1)",
    slow: CLOCK,
  },
  months_difference: {
    spark: 'timestampdiff(MONTH, t1, t2)',
    native: "datesub('month', t1, t2)",
    slow: CLOCK,
  },
  signed_year: { sql: 'spark_signed_year(g)', native: "regexp_replace(g, '^2', '+2')" },
  text_to_date: { spark: 'CAST(g AS DATE)', native: 'CAST(g AS DATE)' },
  text_to_timestamp: { spark: 'CAST(g AS TIMESTAMP)', native: 'CAST(g AS TIMESTAMPTZ)', slow: CLOCK },
  text_to_timestamp_text: {
    sql: 'spark_text_to_timestamp_text(g, 0, FALSE)',
    native: 'CAST(g AS TIMESTAMPTZ)',
    slow: CLOCK,
  },
  text_to_timestamp_ntz: { spark: 'CAST(g AS TIMESTAMP_NTZ)', native: 'CAST(g AS TIMESTAMP)' },
  local_to_instant: {
    sql: "spark_local_to_instant(l, 'Europe/Berlin')",
    native: "timezone('Europe/Berlin', make_timestamp(l))",
    slow: CLOCK,
  },
  moved_instant: {
    sql: "spark_moved_instant(l, l, 'Europe/Berlin')",
    native: "timezone('Europe/Berlin', make_timestamp(l))",
    slow: CLOCK,
  },
  instant_to_local: {
    sql: "spark_instant_to_local(l, 'Europe/Berlin')",
    native: "timezone('Europe/Berlin', make_timestamptz(l))",
    slow: CLOCK,
  },
  format_timestamp: {
    spark: "date_format(t1, 'QQQ d MMM yyyy HH:mm VV')",
    native: "strftime(t1, '%a %-d %b %Y %H:%M')",
    slow: CLOCK,
  },
  format_clock: {
    sql: "spark_format_clock(l, 'E d MMM yyyy HH:mm')",
    native: "strftime(t1, '%a %-d %b %Y %H:%M')",
    slow: CLOCK,
  },
  format_zoned_clock: {
    sql: "spark_format_zoned_clock(l, l, 'yyyy-MM-dd HH:mm:ss XXX', 'UTC')",
    native: "strftime(t1, '%Y-%m-%d %H:%M:%S %z')",
    slow: CLOCK,
  },
  read_timestamp: {
    spark: "to_timestamp(g, 'yyyy-MM-dd HH:mm:ss')",
    native: "strptime(g, '%Y-%m-%d %H:%M:%S')",
    slow: CLOCK,
  },
  read_timestamp_text: {
    sql: "spark_read_timestamp_text(g, 'yyyy-MM-dd HH:mm:ss', FALSE)",
    native: "strptime(g, '%Y-%m-%d %H:%M:%S')",
    slow: CLOCK,
  },
  aes_decrypt: {
    sql: `spark_aes_decrypt(unhex('${CIPHERED}' || left(w, 0)), z, 'ECB', 'PKCS', ''::BLOB)`,
    native: 'sha256(b)',
  },
  try_aes_decrypt: {
    sql: "spark_try_aes_decrypt(CAST('0123456789abcdef0123456789abcdef' AS BLOB) || b, z, 'GCM', 'NONE', ''::BLOB)",
    native: 'sha256(b)',
    slow: BODY,
  },
  pad_bytes: { spark: 'lpad(b, 30, b)', native: "lpad(s, 60, ' ')" },
  substring_bytes: { spark: 'substring(b, -4, 2)', native: 'substring(s, -4, 2)', slow: CALL },
  overlay_bytes: {
    spark: 'overlay(b PLACING z FROM 3)',
    native: "concat(left(s, 2), 'xyz', substring(s, 6))",
  },
  bitmap_construct: {
    sql: "spark_bitmap_construct(['7', (i % 32768)::VARCHAR])",
    native: "repeat('x', 4096)",
    slow: BYTES,
  },
  bitmap_or: { sql: 'spark_bitmap_or([hex(b), hex(z)])', native: "repeat('x', 4096)", slow: BYTES },
  bitmap_count: { sql: 'spark_bitmap_count(b)', native: 'md5(b)' },
  try_to_number: {
    spark: "try_to_number(n, '9999999999')",
    native: 'TRY_CAST(n AS DECIMAL(18, 0))',
  },
  plain_number: { sql: 'spark_plain_number(n)', native: 'CAST(n AS DECIMAL(38, 2))', slow: BODY },
  plain_double: { sql: 'spark_plain_double(d)', native: 'CAST(d AS VARCHAR)', slow: DIGITS },
  named_double: { sql: "spark_named_double('Infinity' || w, FALSE)", native: 'TRY_CAST(w AS DOUBLE)' },
  named_float: { sql: "spark_named_float('Infinity' || w, FALSE)", native: 'TRY_CAST(w AS FLOAT)' },
  text_to_double: { sql: 'spark_text_to_double(n, FALSE)', native: 'TRY_CAST(n AS DOUBLE)', slow: BODY },
  text_to_float: { sql: 'spark_text_to_float(n, FALSE)', native: 'TRY_CAST(n AS FLOAT)', slow: BODY },
  double_to_float: { sql: 'spark_double_to_float(d)', native: 'CAST(d AS FLOAT)', slow: CALL },
  double_to_decimal: {
    sql: 'spark_double_to_decimal(d, 20, 4, FALSE)',
    native: 'CAST(d AS DECIMAL(20, 4))',
    slow: DIGITS,
  },
  xpath: { spark: "xpath(x, 'a/c/text()')", native: XPATH_PEER, slow: PARSE },
  xpath_boolean: { spark: "xpath_boolean(x, 'a/c')", native: XPATH_PEER, slow: PARSE },
  xpath_number: { spark: "xpath_number(x, 'a/b')", native: XPATH_PEER, slow: PARSE },
  xpath_float: { spark: "xpath_float(x, 'a/b')", native: XPATH_PEER, slow: PARSE },
  xpath_short: { spark: "xpath_short(x, 'a/b')", native: XPATH_PEER, slow: PARSE },
  xpath_long: { spark: "xpath_long(x, 'a/b')", native: XPATH_PEER, slow: PARSE },
  count_min_sketch: {
    sql: "spark_count_min_sketch(ws, 'string', 0.5, 0.5, 1)",
    native: 'md5(ws::VARCHAR)',
    slow: LIST,
  },
  frequent_items: { sql: "spark_frequent_items(ws, 'string', 100)", native: 'list_distinct(ws)', slow: LIST },
  histogram: {
    sql: 'spark_histogram([d, d / 2, d / 3, 7], 3, FALSE)',
    native: "list_aggregate([d, d / 2, d / 3, 7], 'histogram')",
    slow: LIST,
  },
  histogram_in_parts: {
    sql: 'spark_histogram_in_parts([d, d / 2, d / 3, 7], [0, 0, 1, 1], 3, FALSE)',
    native: "list_aggregate([d, d / 2, d / 3, 7], 'histogram')",
    slow: LIST,
  },
  mode: { sql: "spark_mode(ws, 'string')", native: "list_aggregate(ws, 'mode')", slow: LIST },
  java_method: {
    sql: "spark_java_method('java.lang.Integer.parseInt(string)', [CAST(i AS VARCHAR)])",
    native: 'CAST(i AS VARCHAR)',
    slow: LIST,
  },
  moments: {
    sql: "spark_moments([d, d / 2, d / 3, 7], 'skewness')",
    native: "list_aggregate([d, d / 2, d / 3, 7], 'skewness')",
    slow: LIST,
  },
  moments_in_parts: {
    sql: "spark_moments_in_parts([d, d / 2, d / 3, 7], [0, 0, 1, 1], 'skewness')",
    native: "list_aggregate([d, d / 2, d / 3, 7], 'skewness')",
    slow: LIST,
  },
  covariance_in_parts: {
    sql: "spark_covariance_in_parts([d, d / 2, d / 3, 7], [1, 2, 3, d], [0, 0, 1, 1], 'corr')",
    native: "list_aggregate([d, d / 2, d / 3, 7], 'stddev_samp')",
    slow: LIST,
  },
  sum_in_parts: {
    sql: 'spark_sum_in_parts([d, d / 2, d / 3, 7], [0, 0, 1, 1], FALSE)',
    native: 'list_sum([d, d / 2, d / 3, 7])',
    slow: LIST,
  },
  percentile_counted: {
    sql: 'spark_percentile_counted([d, d / 2, 7], [1, 2, 3], [0.5])',
    native: "list_aggregate([d, d / 2, 7], 'quantile_cont', 0.5)",
    slow: LIST,
  },
  hll_sketch_agg: { sql: "spark_hll_sketch_agg(ws, 'string', 8)", native: 'md5(ws::VARCHAR)', slow: LIST },
  hll_union_agg: {
    sql: `spark_hll_union_agg(['${SKETCH}' || left(w, 0), '${SKETCH}'], FALSE)`,
    native: 'md5(s)',
    slow: LIST,
  },
  hll_union: {
    sql: `spark_hll_union(unhex('${SKETCH}' || left(w, 0)), unhex('${SKETCH}'), FALSE)`,
    native: 'md5(s)',
    slow: BYTES,
  },
  hll_sketch_estimate: {
    sql: `spark_hll_sketch_estimate(unhex('${SKETCH}' || left(w, 0)))`,
    native: 'md5(s)',
    slow: BYTES,
  },
  from_csv: {
    spark: "from_csv(c, 'a INT, b STRING, c DOUBLE')",
    native: "string_split(c, ',')",
    slow: PARSE,
  },
  schema_of_csv: {
    sql: `spark_schema_of_csv(c, '{"fields":[],"timestampType":"TIMESTAMP"}')`,
    native: "string_split(c, ',')",
    slow: PARSE,
  },
  json_array_length: { spark: 'json_array_length(j)', native: 'json_array_length(j)' },
  json_object_keys: { spark: 'json_object_keys(j)', native: 'json_keys(j)', slow: PARSE },
  get_json_object: { spark: "get_json_object(j, '$.c.d')", native: "json_extract_string(j, '$.c.d')", slow: PARSE },
  json_tuple: { sql: "spark_json_tuple(j, ['a', 'c'])", native: "json_extract_string(j, ['a', 'c'])", slow: PARSE },
  json_layout: { sql: "spark_json_layout(j, 'p')", native: 'json_pretty(j)', slow: PARSE },
  schema_of_json: { sql: "spark_schema_of_json(j, '{}')", native: 'json_structure(j)', slow: PARSE },
  format_number_pattern: {
    spark: "format_number(q, '#,##0.00')",
    native: "format('{:,.2f}', CAST(q AS DOUBLE))",
  },
  format_double_pattern: { spark: "format_number(d, '#,##0.00')", native: "format('{:,.2f}', d)" },
  raise_error: { sql: 'CASE WHEN i < 0 THEN spark_raise_error(w) END', native: 'CASE WHEN i < 0 THEN error(w) END' },
  sha2: {
    spark: 'sha2(b, 512)',
    native: 'sha256(b)',
    slow: 'DuckDB has no SHA-512: its rounds are worked out in JavaScript',
  },
  decimal_arithmetic: {
    sql: "spark_decimal_arithmetic(q::VARCHAR, '*', q::VARCHAR, 6)",
    native: 'q * q',
    slow: LONG,
  },
  year_month_to_string: {
    sql: "spark_year_month_to_string(i, 'year to month')",
    native: 'CAST(to_months(i) AS VARCHAR)',
  },
  text_to_year_month: {
    sql: "spark_text_to_year_month(n, 'month', FALSE)",
    native: "TRY_CAST(n || ' months' AS INTERVAL)",
    slow: PARSE,
  },
  text_to_day_time: {
    sql: "spark_text_to_day_time(n, 'second', FALSE)",
    native: "TRY_CAST(n || ' seconds' AS INTERVAL)",
    slow: PARSE,
  },
  rint: { sql: 'spark_rint(d)', native: 'round_even(d, 0)' },
  decimal_to_string: { sql: 'spark_decimal_to_string(q::VARCHAR)', native: 'q::VARCHAR', slow: LONG },
  conv_ansi: { sql: 'spark_conv_ansi(n, 10, 16)', native: 'to_base(CAST(n AS BIGINT), 16)' },
  width_bucket: {
    spark: 'width_bucket(d, 0, 1000, 10)',
    native: 'equi_width_bins(0, 1000, 10, FALSE)',
    slow: CALL,
  },
  bit_count: { sql: 'spark_bit_count(l)', native: 'bit_count(l)' },
  bin: { sql: 'spark_bin(l)', native: 'bin(l)' },
  hash_float: { spark: 'hash(f)', native: 'hash(f)' },
  xxhash64_float: { spark: 'xxhash64(f)', native: 'hash(f)', slow: CALL },
  xxhash64_decimal: { sql: 'spark_xxhash64_decimal(q::VARCHAR, 42)', native: 'hash(q::VARCHAR)', slow: LONG },
  xxhash64_binary: { spark: 'xxhash64(b)', native: 'md5_number_lower(CAST(b AS VARCHAR))' },
  xxhash64_list: { spark: 'xxhash64(ws)', native: 'hash(ws)', slow: LIST },
  random_at: { sql: 'spark_random_at(42, i + 1)', native: 'random()', slow: CALL },
  gaussian_at: { sql: 'spark_gaussian_at(42, i + 1)', native: 'sqrt(-2 * ln(random())) * cos(random())', slow: CALL },
  sample_count_at: { sql: 'spark_sample_count_at(42, i + 1, 1.5)', native: 'random()', slow: CALL },
  permutation: { sql: 'spark_permutation(5, l)', native: 'list_sort([random(), random(), random()])', slow: LIST },
  ...Object.fromEntries(
    [
      'exp',
      'ln',
      'log2',
      'log10',
      'asin',
      'acos',
      'atan',
      'sinh',
      'cosh',
      'tanh',
      'asinh',
      'acosh',
      'atanh',
      'cbrt',
    ].map((name) => [
      name,
      { sql: `spark_${name}(${UNIT.has(name) ? 'd / 1e9' : 'd / 1000'})`, native: nativeOf(name), slow: CALL },
    ]),
  ),
  expm1: { sql: 'spark_expm1(d / 1000)', native: 'exp(d / 1000) - 1', slow: CALL },
  log1p: { sql: 'spark_log1p(i)', native: 'ln(i + 1)', slow: CALL },
  log: { sql: 'spark_log(2, i)', native: 'log(2, i + 1)', slow: CALL },
  pow: { spark: 'pow(f, 1.5)', native: 'pow(f, 1.5)', slow: CALL },
  hypot: { sql: 'spark_hypot(d, f)', native: 'sqrt(d * d + f * f)', slow: CALL },
  atan2: { sql: 'spark_atan2(d, f)', native: 'atan2(d, f)', slow: CALL },
  aes_encrypt: { spark: "aes_encrypt(b, z, 'ECB')", native: 'sha256(b)' },
  contains_bytes: { spark: "contains(b, CAST('row' AS BINARY))", native: "contains(CAST(b AS VARCHAR), 'row')" },
  to_char: { spark: "to_char(q, '999,999,999.99')", native: "format('{:,.2f}', CAST(q AS DOUBLE))" },
  to_number: { spark: "to_number(n, '9999999999')", native: 'CAST(n AS DECIMAL(18, 0))' },
  xpath_string: { spark: "xpath_string(x, 'a/c')", native: "regexp_extract(x, '<c>([^<]*)</c>', 1)", slow: PARSE },
  xpath_int: { spark: "xpath_int(x, 'a/b')", native: "regexp_extract(x, '<c>([^<]*)</c>', 1)", slow: PARSE },
  to_csv: { spark: "to_csv(named_struct('a', i, 'b', s))", native: "concat_ws(',', i, s)", slow: BODY },
  from_json: {
    spark: "from_json(j, 'a INT, b ARRAY<STRING>')",
    native: 'json_transform(j, \'{"a":"INTEGER","b":["VARCHAR"]}\')',
    slow: PARSE,
  },
  parse_url: { spark: "parse_url(h, 'QUERY', 'k')", native: "regexp_extract(h, '[?&]k=([^&#]*)', 1)" },
  format_number: { spark: 'format_number(q, 2)', native: "format('{:,.2f}', CAST(q AS DOUBLE))" },
  format_double: { spark: 'format_number(d, 2)', native: "format('{:,.2f}', d)" },
  format_string: { spark: "format_string('%s has %d', s, i)", native: "format('{} has {}', s, i)", slow: BODY },
};
