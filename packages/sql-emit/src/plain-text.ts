import { type DataType, type Expr, localToInstants } from '@spark-sql-to-snowflake/plan-ir';

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?$/;

function isDay(text: string): boolean {
  const [, year = '', month = '', day = ''] = DATE.exec(text) ?? [];
  const last = new Date(Date.UTC(2000, Number(month), 0));
  last.setUTCFullYear(Number(year), Number(month), 0);
  return (
    Number(year) >= 1 &&
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= last.getUTCDate()
  );
}

/**
 * Is `expr` a string constant so plainly a value of the type that every database reads it as Spark does?
 * `2001-02-03`, `2001-02-03 04:05:06`, `-12`, `1.50`.
 */
export function isPlainText(expr: Expr, to: DataType): boolean {
  if (expr.kind !== 'literal' || typeof expr.value !== 'string') return false;
  const text = expr.value;
  switch (to.kind) {
    case 'date':
      return isDay(text);
    case 'timestamp':
    case 'timestamp_ntz':
      return isDay(text.slice(0, 10)) && (text.length === 10 || (text[10] === ' ' && TIME.test(text.slice(11))));
    case 'int':
    case 'long':
      return /^-?\d{1,9}$/.test(text);
    case 'double':
      return /^-?\d{1,15}(\.\d{1,15})?$/.test(text);
    case 'decimal': {
      const [, whole = '', fraction = ''] = /^-?(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
      return whole !== '' && whole.length <= to.precision - to.scale && fraction.length <= to.scale;
    }
    default:
      return false;
  }
}

/**
 * The instant that a plain date-and-time constant means in a zone: the earlier one where the clock shows the time twice, as in
 * Spark; undefined for other text and for times that the clock skips.
 */
export function plainInstant(expr: Expr, zone: string): bigint | undefined {
  if (expr.kind !== 'literal' || typeof expr.value !== 'string') return undefined;
  if (!isPlainText(expr, { kind: 'timestamp' })) return undefined;
  const [date = '', time = '00:00:00'] = expr.value.split(' ');
  const [clock = '', fraction = ''] = time.split('.');
  const millis = Date.parse(`${date}T${clock}Z`);
  return localToInstants(zone, BigInt(millis) * 1000n + BigInt(fraction.padEnd(6, '0')))[0];
}

/** Words that Spark reads as a day or an instant in a constant. */
export type DatetimeWord = 'epoch' | 'now' | 'today' | 'tomorrow' | 'yesterday';

/** Such a word; undefined for anything else. With a zone behind it, it is not understood here: an error to be told. */
export function datetimeWord(expr: Expr): DatetimeWord | 'with a zone' | undefined {
  if (expr.kind !== 'literal' || typeof expr.value !== 'string') return undefined;
  const [, word = '', rest = ''] = /^\s*(epoch|now|today|tomorrow|yesterday)\b(.*)$/is.exec(expr.value) ?? [];
  if (word === '') return undefined;
  return rest.trim() === '' ? (word.toLowerCase() as DatetimeWord) : 'with a zone';
}
/** How many days behind today a word's day is. */
export const daysFromToday = (word: DatetimeWord): number => (word === 'tomorrow' ? 1 : word === 'yesterday' ? -1 : 0);
