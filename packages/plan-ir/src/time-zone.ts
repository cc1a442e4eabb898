/** Formatters by zone. A cache only: what a zone's offset is depends on nothing else. */
const formatters = new Map<string, Intl.DateTimeFormat>();
const FIXED = /^(?:UTC|GMT|UT)?([+-])(\d{1,2})(?::?(\d{2})(?::?(\d{2}))?)?$/i;
const LONG_OFFSET = /^GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;
/** The instants that `Date` can hold, in milliseconds. Before and after them, a zone's first and last rule holds. */
const DATE_LIMIT = 8.64e15;

function signed(sign: string | undefined, hours = '0', minutes = '0', seconds = '0'): number {
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === '-' ? -size : size;
}

/** Whole units of `size` in `value`, rounded down, and what is left. */
function floorDivide(value: bigint, size: bigint): readonly [quotient: bigint, rest: bigint] {
  const rest = ((value % size) + size) % size;
  return [(value - rest) / size, rest];
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formatters.set(zone, formatter);
  }
  return formatter;
}

/** Is this a time zone: an IANA name, UTC, Z, or an offset such as +01:00 or GMT+8? */
export function isTimeZone(zone: string): boolean {
  if (zone === 'Z' || FIXED.test(zone)) return true;
  try {
    formatterOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** Seconds that the clocks of `zone` are ahead of UTC at an instant (microseconds since the epoch). Throws RangeError for no zone. */
export function zoneOffset(zone: string, micros: bigint): number {
  if (zone === 'UTC' || zone === 'Z' || zone === 'GMT') return 0;
  const fixed = FIXED.exec(zone);
  if (fixed) return signed(fixed[1], fixed[2], fixed[3], fixed[4]);
  const millis = Math.max(-DATE_LIMIT, Math.min(DATE_LIMIT, Number(floorDivide(micros, 1000n)[0])));
  const name = formatterOf(zone)
    .formatToParts(millis)
    .find((p) => p.type === 'timeZoneName')?.value;
  const parts = LONG_OFFSET.exec(name ?? '');
  return parts ? signed(parts[1], parts[2], parts[3], parts[4]) : 0;
}

/** What the clocks of `zone` show at an instant, as microseconds since 1970-01-01T00:00 of that clock. */
export function instantToLocal(zone: string, micros: bigint): bigint {
  return micros + BigInt(zoneOffset(zone, micros)) * 1_000_000n;
}

/**
 * The instants at which the clocks of `zone` show a local time: one as a rule, none in a gap (clocks put forward),
 * two in an overlap (clocks put back), the earlier first.
 */
export function localToInstants(zone: string, local: bigint): readonly bigint[] {
  const day = 86_400_000_000n;
  const offsets = new Set([zoneOffset(zone, local - day), zoneOffset(zone, local + day)]);
  return [...offsets]
    .map((offset) => local - BigInt(offset) * 1_000_000n)
    .filter((instant) => instantToLocal(zone, instant) === local)
    .sort((a, b) => (a < b ? -1 : 1));
}

const two = (n: number | bigint): string => String(n).padStart(2, '0');

/** Calendar day of a count of days since 1970-01-01, in the proleptic Gregorian calendar; year 0 is 1 BC. */
export function civilDay(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** `yyyy-MM-dd` as Spark prints a date: a year beyond four digits has a sign, one before year 1 a minus. */
export function dateText(days: number): string {
  const { year, month, day } = civilDay(days);
  const digits = String(Math.abs(year)).padStart(4, '0');
  const sign = year < 0 ? '-' : year > 9999 ? '+' : '';
  return `${sign}${digits}-${two(month)}-${two(day)}`;
}

/** `yyyy-MM-dd HH:mm:ss[.ffffff]` of a local clock in microseconds; trailing zeros of the fraction are left out, as Spark does. */
export function localText(local: bigint): string {
  const [days, inDay] = floorDivide(local, 86_400_000_000n);
  const [seconds, micros] = floorDivide(inDay, 1_000_000n);
  const clock = `${two(seconds / 3600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}`;
  const fraction = micros === 0n ? '' : `.${String(micros).padStart(6, '0').replace(/0+$/, '')}`;
  return `${dateText(Number(days))} ${clock}${fraction}`;
}

/** `+HH:MM`, or `+HH:MM:SS` for the local mean times of old. */
export function offsetText(seconds: number): string {
  const size = Math.abs(seconds);
  const rest = size % 60;
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}:${two(Math.floor(size / 60) % 60)}${rest ? `:${two(rest)}` : ''}`;
}
