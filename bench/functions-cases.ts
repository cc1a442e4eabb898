import { type DataType, types as T } from '@spark-sql-to-snowflake/plan-ir';

/** What to measure of a helper: Spark's expression that calls it, and DuckDB's own of a comparable kind. */
export interface SpeedCase {
  readonly spark: string;
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
  ['a', 'word' || (i % 10), NULL] AS ws, to_seconds(i) AS y
FROM range(${rows}) AS r(i)`;

const CALL = 'the native one is a few instructions a value, and a call of JavaScript is some hundred';
const DIGITS = 'the digits are worked out as Java does';
const BODY = 'the body is JavaScript over the characters of each text';
const PARSE = 'the text is parsed anew for each row';
const LONG = '64-bit arithmetic is that of big integers in JavaScript';

export const CASES: Readonly<Record<string, SpeedCase>> = {
  double_to_string: { spark: 'CAST(d AS STRING)', native: 'CAST(d AS VARCHAR)' },
  float_to_string: { spark: 'CAST(f AS STRING)', native: 'CAST(f AS VARCHAR)', slow: DIGITS },
  day_time_to_string: { spark: 'CAST(y AS STRING)', native: 'CAST(y AS VARCHAR)', slow: CALL },
  upper: { spark: 'upper(u)', native: 'upper(u)', slow: BODY },
  lower: { spark: 'lower(u)', native: 'lower(u)', slow: BODY },
  initcap: { spark: 'initcap(s)', native: 'upper(s)', slow: BODY },
  soundex: { spark: 'soundex(w)', native: 'upper(w)' },
  levenshtein: { spark: 'levenshtein(w, n)', native: 'levenshtein(w, n)', slow: BODY },
  substring_index: { spark: "substring_index(s, ' ', 3)", native: "split_part(s, ' ', 3)" },
  overlay: { spark: "overlay(s PLACING 'xyz' FROM 5)", native: "concat(left(s, 4), 'xyz', substring(s, 8))" },
  find_in_set: {
    spark: "find_in_set(w, 'word1,word2,word3,word4')",
    native: "list_position(string_split('word1,word2,word3,word4', ','), w)",
    slow: CALL,
  },
  mask: { spark: 'mask(s)', native: "regexp_replace(s, '[a-z]', 'x', 'g')", slow: BODY },
  luhn_check: { spark: 'luhn_check(n)', native: "regexp_matches(n, '^[0-9]+$')" },
  regexp_like: { spark: "s RLIKE '(?<=quick )Brown'", native: "regexp_matches(s, 'quick Brown')", slow: CALL },
  regexp_count: { spark: "regexp_count(s, '(?<=o)[a-z]')", native: "len(regexp_extract_all(s, 'o[a-z]'))", slow: BODY },
  regexp_instr: { spark: "regexp_instr(s, 'Brown')", native: "regexp_matches(s, 'Brown')", slow: CALL },
  regexp_substr: { spark: "regexp_substr(s, '(?<=o)[a-z]')", native: "regexp_extract(s, 'o[a-z]')" },
  regexp_extract: {
    spark: "regexp_extract(s, '(?<=number )(\\\\d+)', 1)",
    native: "regexp_extract(s, 'number (\\d+)', 1)",
  },
  regexp_extract_all: {
    spark: "regexp_extract_all(s, '(?<=o)([a-z])', 1)",
    native: "regexp_extract_all(s, 'o([a-z])', 1)",
    slow: BODY,
  },
  regexp_replace: {
    spark: "regexp_replace(s, '(?<=o)[a-z]', '_')",
    native: "regexp_replace(s, 'o[a-z]', '_', 'g')",
    slow: BODY,
  },
  split: { spark: "split(s, '(?<=o)[a-z]')", native: "regexp_split_to_array(s, 'o[a-z]')", slow: BODY },
  unbase64: { spark: 'unbase64(base64(b))', native: 'from_base64(to_base64(b))', slow: BODY },
  encode: { spark: "encode(s, 'UTF-16')", native: 'encode(s)', slow: CALL },
  decode: { spark: "decode(b, 'ISO-8859-1')", native: 'decode(b)', slow: CALL },
  to_binary: { spark: "to_binary(hex(b), 'hex')", native: 'unhex(hex(b))' },
  try_to_binary: { spark: "try_to_binary(hex(b), 'hex')", native: 'unhex(hex(b))' },
  url_encode: { spark: 'url_encode(s)', native: 'url_encode(s)', slow: BODY },
  url_decode: { spark: 'url_decode(h)', native: 'url_decode(h)' },
  round_double: { spark: 'round(d, 2)', native: 'round(d, 2)', slow: CALL },
  bround_double: { spark: 'bround(d, 2)', native: 'round_even(d, 2)', slow: CALL },
  bround_decimal: { spark: 'bround(q, 2)', native: 'round_even(q, 2)', slow: DIGITS },
  conv: { spark: 'conv(n, 10, 16)', native: 'to_base(CAST(n AS BIGINT), 16)' },
  hash_string: { spark: 'hash(s)', native: 'md5_number_lower(s)' },
  hash_int: { spark: 'hash(i)', native: 'hash(i)', slow: CALL },
  hash_long: { spark: 'hash(l)', native: 'hash(l)', slow: CALL },
  hash_double: { spark: 'hash(d)', native: 'hash(d)', slow: CALL },
  hash_decimal: { spark: 'hash(q)', native: 'hash(q)' },
  hash_binary: { spark: 'hash(b)', native: 'md5_number_lower(CAST(b AS VARCHAR))' },
  hash_list: { spark: 'hash(ws)', native: 'hash(ws)' },
  xxhash64_string: { spark: 'xxhash64(s)', native: 'md5_number_lower(s)', slow: LONG },
  xxhash64_int: { spark: 'xxhash64(i)', native: 'hash(i)', slow: CALL },
  xxhash64_long: { spark: 'xxhash64(l)', native: 'hash(l)', slow: CALL },
  xxhash64_double: { spark: 'xxhash64(d)', native: 'hash(d)', slow: CALL },
  crc32: { spark: 'crc32(b)', native: 'md5(b)' },
  months_between: { spark: 'months_between(t1, t2)', native: "datesub('month', t2, t1)" },
  aes_encrypt: { spark: "aes_encrypt(b, z, 'ECB')", native: 'sha256(b)', slow: BODY },
  contains_bytes: { spark: "contains(b, CAST('row' AS BINARY))", native: "contains(CAST(b AS VARCHAR), 'row')" },
  to_char: { spark: "to_char(q, '999,999,999.99')", native: "format('{:,.2f}', CAST(q AS DOUBLE))" },
  to_number: { spark: "to_number(n, '9999999999')", native: 'CAST(n AS DECIMAL(18, 0))', slow: BODY },
  xpath_string: { spark: "xpath_string(x, 'a/c')", native: "regexp_extract(x, '<c>([^<]*)</c>', 1)", slow: PARSE },
  xpath_int: { spark: "xpath_int(x, 'a/b')", native: "regexp_extract(x, '<c>([^<]*)</c>', 1)", slow: PARSE },
  to_csv: { spark: "to_csv(named_struct('a', i, 'b', s))", native: "concat_ws(',', i, s)", slow: BODY },
  from_json: {
    spark: "from_json(j, 'a INT, b ARRAY<STRING>')",
    native: 'json_transform(j, \'{"a":"INTEGER","b":["VARCHAR"]}\')',
    slow: PARSE,
  },
  parse_url: { spark: "parse_url(h, 'QUERY', 'k')", native: "regexp_extract(h, '[?&]k=([^&#]*)', 1)", slow: BODY },
  format_number: { spark: 'format_number(q, 2)', native: "format('{:,.2f}', CAST(q AS DOUBLE))" },
  format_double: { spark: 'format_number(d, 2)', native: "format('{:,.2f}', d)", slow: DIGITS },
  format_string: { spark: "format_string('%s has %d', s, i)", native: "format('{} has {}', s, i)", slow: BODY },
};
