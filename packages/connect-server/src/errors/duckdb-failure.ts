import type { JavaClass } from './java-classes.js';

/** What DuckDB says of a value, as Spark says it. */
export interface Reworded {
  readonly message: string;
  readonly javaClass: JavaClass;
}
interface Rule {
  readonly says: RegExp;
  readonly spark: (...groups: readonly string[]) => Reworded;
}

const ARITHMETIC = 'org.apache.spark.SparkArithmeticException';
const RUNTIME = 'org.apache.spark.SparkRuntimeException';
const DATE_TIME = 'org.apache.spark.SparkDateTimeException';
const NUMBER_FORMAT = 'org.apache.spark.SparkNumberFormatException';

const TYPES: Readonly<Record<string, string>> = {
  BOOL: 'BOOLEAN',
  INT8: 'TINYINT',
  INT16: 'SMALLINT',
  INT32: 'INT',
  INT64: 'BIGINT',
};
const typeOf = (name: string): string => TYPES[name] ?? name;

/** The value may be lost on the way: casts of ours test it first, and then cast an empty text. */
export function malformed(value: string, type: string, javaClass: JavaClass): Reworded {
  const what = value === '' ? 'A value' : `The value '${value}'`;
  return {
    message: `[CAST_INVALID_INPUT] ${what} of the type "STRING" cannot be cast to "${type}" because it is malformed. Use \`try_cast\` to get NULL instead.`,
    javaClass,
  };
}
export const overflow = (what: string): Reworded => ({
  message: `[ARITHMETIC_OVERFLOW] ${what}.`,
  javaClass: ARITHMETIC,
});
const outOfRange = (value: string, type: string): Reworded => ({
  message: `[NUMERIC_VALUE_OUT_OF_RANGE] ${value} cannot be represented as ${type}.`,
  javaClass: ARITHMETIC,
});
/** More digits before the point than any decimal has. */
const unsupportedRange = (value: string): Reworded => ({
  message: `[NUMERIC_OUT_OF_SUPPORTED_RANGE] The value ${value} cannot be interpreted as a numeric since it has more than 38 digits.`,
  javaClass: ARITHMETIC,
});
export const castOverflow = (value: string, type: string): Reworded => ({
  message: `[CAST_OVERFLOW] The value ${value} cannot be cast to "${typeOf(type)}" due to an overflow. Use \`try_cast\` to get NULL instead.`,
  javaClass: ARITHMETIC,
});

const RULES: readonly Rule[] = [
  {
    says: /^Conversion Error: Could not convert string ["'](.*)["'] to (DECIMAL\(\d+,\d+\))/s,
    spark: (value = '', type = '') => {
      if (!/\d/.test(value)) return malformed(value, type, NUMBER_FORMAT);
      // a double's digits end in a point and a zero
      return /^[+-]?\d{39,}$/.test(value) ? unsupportedRange(value) : outOfRange(value, type);
    },
  },
  {
    says: /^Conversion Error: Could not convert string ["'](.*)["'] to (\w+)/s,
    spark: (value = '', type = '') => malformed(value, typeOf(type), type === 'BOOL' ? RUNTIME : NUMBER_FORMAT),
  },
  {
    says: /^Conversion Error: (?:invalid )?(date|timestamp) field (?:format|value out of range): "(.*?)"/,
    spark: (type = '', value = '') => malformed(value, type.toUpperCase(), DATE_TIME),
  },
  {
    // only sums and products are that wide before they are what Spark has
    says: /^Conversion Error: Type INT128 with value .* can't be cast because the value is out of range for the destination type INT64/,
    spark: () => overflow('long overflow'),
  },
  {
    says: /^Conversion Error: Type \w+ with value (.*) can't be cast because the value is out of range for the destination type (\w+)/,
    spark: (value = '', type = '') => castOverflow(value, type),
  },
  {
    says: /^Conversion Error: Failed to cast decimal value (\S+) to type (\w+)/,
    spark: (value = '', type = '') => castOverflow(value, type),
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
  { says: /^Out of Range Error: (Overflow .*?)!?$/, spark: (what = '') => overflow(what) },
  {
    says: /^Invalid Input Error: Map keys must be unique/,
    spark: () => ({ message: '[DUPLICATED_MAP_KEY] Map keys must be unique.', javaClass: RUNTIME }),
  },
  {
    says: /^Invalid Input Error: Map keys can not be NULL/,
    spark: () => ({ message: '[NULL_MAP_KEY] Cannot use null as map key.', javaClass: RUNTIME }),
  },
  {
    says: /^Invalid Input Error: (The pattern .* is not understood: .*)$/s,
    spark: (what = '') => ({ message: `[INVALID_PARAMETER_VALUE.PATTERN] ${what}`, javaClass: RUNTIME }),
  },
  {
    says: /^Invalid Input Error: ((?:Illegal sequence boundaries|Illegal group reference|character to be escaped is missing|Illegal pattern character|Unknown pattern letter|Too many pattern letters|Pattern |All week-based patterns are unsupported).*)$/s,
    spark: (what = '') => ({ message: what, javaClass: 'java.lang.IllegalArgumentException' }),
  },
  {
    says: /^Invalid Input Error: More than one row returned by a subquery/,
    spark: () => ({
      message: '[SCALAR_SUBQUERY_TOO_MANY_ROWS] More than one row returned by a subquery used as an expression.',
      javaClass: 'org.apache.spark.SparkException',
    }),
  },
];

/** What the embedded database's own checks say, under Spark's classes; undefined: nothing that Spark has a class for. */
export function rewordedDuckDB(message: string): Reworded | undefined {
  for (const { says, spark } of RULES) {
    const groups = says.exec(message);
    if (groups) return spark(...groups.slice(1));
  }
  return undefined;
}
