import {
  castOverflow,
  malformed,
  ofClass,
  outOfRange,
  overflow,
  type Reworded,
  thrownByHelper,
  tooManyRows,
} from './reworded.js';

interface Rule {
  readonly says: RegExp;
  readonly spark: (...groups: readonly string[]) => Reworded;
}

const DATE_TIME = 'org.apache.spark.SparkDateTimeException';

const TYPES: Readonly<Record<string, string>> = {
  BOOL: 'BOOLEAN',
  INT8: 'TINYINT',
  INT16: 'SMALLINT',
  INT32: 'INT',
  INT64: 'BIGINT',
};
const typeOf = (name: string): string => TYPES[name] ?? name;

/** More digits before the point than any decimal has. */
const unsupportedRange = (value: string): Reworded =>
  ofClass(
    `[NUMERIC_OUT_OF_SUPPORTED_RANGE] The value ${value} cannot be interpreted as a numeric since it has more than 38 digits.`,
  );

const RULES: readonly Rule[] = [
  {
    says: /^Conversion Error: Could not convert string ["'](.*)["'] to (DECIMAL\(\d+,\d+\))/s,
    spark: (value = '', type = '') => {
      if (!/\d/.test(value)) return malformed(value, type);
      // a double's digits end in a point and a zero
      return /^[+-]?\d{39,}$/.test(value) ? unsupportedRange(value) : outOfRange(value, type);
    },
  },
  {
    says: /^Conversion Error: Could not convert string ["'](.*)["'] to (\w+)/s,
    spark: (value = '', type = '') => malformed(value, typeOf(type)),
  },
  {
    says: /^Conversion Error: (?:invalid )?(date|timestamp) field (?:format|value out of range): "(.*?)"/,
    spark: (type = '', value = '') => malformed(value, type.toUpperCase()),
  },
  {
    // only sums and products are that wide before they are what Spark has
    says: /^Conversion Error: Type INT128 with value .* can't be cast because the value is out of range for the destination type INT64/,
    spark: () => overflow('long overflow'),
  },
  {
    says: /^Conversion Error: Type \w+ with value (.*) can't be cast because the value is out of range for the destination type (\w+)/,
    spark: (value = '', type = '') => castOverflow(value, typeOf(type)),
  },
  {
    says: /^Conversion Error: Failed to cast decimal value (\S+) to type (\w+)/,
    spark: (value = '', type = '') => castOverflow(value, typeOf(type)),
  },
  {
    says: /^Conversion Error: Casting value "(.*?)" to type (DECIMAL\(\d+,\d+\)) failed: value is out of range/,
    spark: (value = '', type = '') => outOfRange(value, type),
  },
  {
    says: /^Conversion Error: Could not cast value (.*) to (DECIMAL\(\d+,\d+\))/,
    spark: (value = '', type = '') => outOfRange(value, type),
  },
  {
    says: /^Conversion Error: (Date out of range: .*)$/,
    spark: (what = '') => ({ message: `${what}.`, javaClass: DATE_TIME }),
  },
  {
    // around aggregates, windows and subqueries, where it is DuckDB that raises
    says: /^Out of Range Error: Overflow in \w+ of DECIMAL\((\d+)\) \((.*?)\)/,
    spark: (digits = '', what = '') => outOfRange(what, `Decimal(${digits})`),
  },
  { says: /^Out of Range Error: (Overflow .*?)!?$/, spark: (what = '') => overflow(what) },
  {
    says: /^Invalid Input Error: Map keys must be unique/,
    spark: () => ofClass('[DUPLICATED_MAP_KEY] Map keys must be unique.'),
  },
  {
    says: /^Invalid Input Error: Map keys can not be NULL/,
    spark: () => ofClass('[NULL_MAP_KEY] Cannot use null as map key.'),
  },
  {
    says: /^Invalid Input Error: More than one row returned by a subquery/,
    spark: tooManyRows,
  },
];

/** What the embedded database's own checks say, under Spark's classes; undefined: nothing that Spark has a class for. */
export function rewordedDuckDB(message: string): Reworded | undefined {
  const thrown = /^Invalid Input Error: (.*)$/s.exec(message)?.[1];
  const reworded = thrown === undefined ? undefined : thrownByHelper(thrown);
  if (reworded) return reworded;
  for (const { says, spark } of RULES) {
    const groups = says.exec(message);
    if (groups) return spark(...groups.slice(1));
  }
  return undefined;
}
