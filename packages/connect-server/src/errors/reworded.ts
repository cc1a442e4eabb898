import { exceptionOfFailure, sparkClassOf } from './exception-of.js';
import type { JavaClass } from './java-classes.js';

/** What a database says of a value, as Spark says it. */
export interface Reworded {
  readonly message: string;
  readonly javaClass: JavaClass;
}

/** A message that begins with Spark's class, which tells the exception. */
export const ofClass = (message: string): Reworded => ({ message, javaClass: exceptionOfFailure(message) });

/** The value may be lost on the way: casts of ours test it first, and then cast an empty text. */
export function malformed(value: string, type: string, from = 'STRING'): Reworded {
  const what = value === '' ? 'A value' : `The value ${from === 'STRING' ? `'${value}'` : value}`;
  return ofClass(
    `[CAST_INVALID_INPUT] ${what} of the type "${from}" cannot be cast to "${type}" because it is malformed. Use \`try_cast\` to get NULL instead.`,
  );
}
export const overflow = (what: string): Reworded => ofClass(`[ARITHMETIC_OVERFLOW] ${what}.`);
export const outOfRange = (value: string, type: string): Reworded =>
  ofClass(`[NUMERIC_VALUE_OUT_OF_RANGE] ${value} cannot be represented as ${type}.`);
/** How Spark writes a number of the type. */
const SUFFIX: Readonly<Record<string, string>> = {
  TINYINT: 'Y',
  SMALLINT: 'S',
  BIGINT: 'L',
  DOUBLE: 'D',
  DECIMAL: 'BD',
};
export function castOverflow(value: string, type: string, from?: string): Reworded {
  const suffix = SUFFIX[from?.replace(/\(.*/, '') ?? ''] ?? '';
  const of = from === undefined ? '' : ` of the type "${from}"`;
  return ofClass(
    `[CAST_OVERFLOW] The value ${value}${suffix}${of} cannot be cast to "${type}" due to an overflow. Use \`try_cast\` to get NULL instead.`,
  );
}
/** A number that left its type where a column takes it: Spark has a class of its own for that. Other errors stay as they are. */
export function tooLargeToStore(reworded: Reworded): Reworded {
  const value = /^\[(?:CAST_OVERFLOW|NUMERIC_VALUE_OUT_OF_RANGE)\] (.*?)\.(?: Use |$)/s.exec(reworded.message)?.[1];
  return value === undefined
    ? reworded
    : ofClass(`[CAST_OVERFLOW_IN_TABLE_INSERT] ${value}: its column cannot hold it.`);
}
export const tooManyRows = (): Reworded =>
  ofClass('[SCALAR_SUBQUERY_TOO_MANY_ROWS] More than one row returned by a subquery used as an expression.');

/** Java's own words, which helpers raise without a class of Spark's. */
const ILLEGAL_ARGUMENT =
  /^(?:Illegal sequence boundaries|Illegal group reference|character to be escaped is missing|Illegal pattern character|Unknown pattern letter|Too many pattern letters|Pattern |All week-based patterns are unsupported|Illegal input for day of week: |Invalid bit position: |Format specifier '|Interval string does not match |Error parsing interval |requirement failed: )/;

/** What a helper function raises says by its text what it is. */
export function thrownByHelper(message: string): Reworded | undefined {
  if (sparkClassOf(message) !== undefined) return ofClass(message);
  if (/^The pattern .* is not understood: /s.test(message))
    return ofClass(`[INVALID_PARAMETER_VALUE.PATTERN] ${message}`);
  return ILLEGAL_ARGUMENT.test(message) ? { message, javaClass: 'java.lang.IllegalArgumentException' } : undefined;
}
