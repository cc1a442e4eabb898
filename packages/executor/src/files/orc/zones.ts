import { localToInstants, zoneOffset } from '@spark-sql-to-snowflake/plan-ir';
import { ExecutionError } from '../../execution-error.js';
import { hybridToProleptic, isLeftOut, prolepticToHybrid } from './calendar.js';

const SECOND = 1_000_000n;
const DAY = 86_400n * SECOND;
/** 1900-01-01T00:00Z in seconds, where Java's older time zones begin: before it, their clocks go by the offset of today. */
const OLD_SECONDS = -2_208_988_800;
/** From here on all clocks agree: a day after. */
const MODERN = (BigInt(OLD_SECONDS) + 86_400n) * SECOND;

/** Zones whose standard time of today depends on the year of Java's tables. */
const UNSETTLED = new Set([
  'Africa/Casablanca',
  'Africa/El_Aaiun',
  'Africa/Windhoek',
  'America/Asuncion',
  'America/Scoresbysund',
]);

/** The standard time of a zone today, in seconds. */
function standardOffset(zone: string): number {
  if (UNSETTLED.has(zone))
    throw new ExecutionError(`Timestamps before 1900 in ORC files of the time zone ${zone} are not supported.`);
  const at = (month: number): number => zoneOffset(zone, BigInt(Date.UTC(2024, month, 1)) * 1000n);
  return Math.min(at(0), at(6));
}

/** What the clocks of a zone are ahead, in seconds, as `java.util.TimeZone` has it: ORC's own notion. */
function javaOffsets(zone: string): (seconds: number) => number {
  let standard: number | undefined;
  const old = (): number => {
    standard ??= standardOffset(zone);
    return standard;
  };
  const known = new Map<number, number>();
  return (seconds) => {
    if (seconds < OLD_SECONDS) return old();
    // no clock is changed within a quarter of an hour
    const quarter = Math.floor(seconds / 900);
    let offset = known.get(quarter);
    if (offset === undefined) {
      if (known.size > 10_000) known.clear();
      offset = zoneOffset(zone, BigInt(seconds) * SECOND);
      known.set(quarter, offset);
    }
    return offset;
  };
}

const floor = (value: bigint, unit: bigint): bigint => (value - (((value % unit) + unit) % unit)) / unit;

/** The days of a local time are another calendar's. */
function rebased(local: bigint, days: (days: number) => number): bigint {
  const day = floor(local, DAY);
  return BigInt(days(Number(day))) * DAY + (local - day * DAY);
}

/** The instant of a local time, the earlier of two; in a gap, the clock goes on by the offset before it. */
const instantOf = (zone: string, local: bigint): bigint =>
  localToInstants(zone, local)[0] ?? local - BigInt(zoneOffset(zone, local - DAY)) * SECOND;

/** The instant, in seconds, that the timestamps of a zone's files are counted from: 2015-01-01T00:00 there. */
export const baseSeconds = (zone: string): number =>
  Number(instantOf(zone, BigInt(Date.UTC(2015, 0, 1)) * 1000n) / SECOND);

/**
 * Makes Spark's instants, in microseconds, of those that a file of the zone `writer` counts. ORC keeps what the clocks showed there: a
 * machine of another zone shows the same. `proleptic`: the calendar of the file.
 */
export function instantsRead(
  writer: string,
  reader: string,
  proleptic: boolean,
): (seconds: number, micros: bigint) => bigint {
  const there = javaOffsets(writer);
  const here = javaOffsets(reader);
  return (seconds, micros) => {
    const instant = BigInt(seconds) * SECOND + micros;
    if (instant >= MODERN) {
      if (writer === reader) return instant;
      const ahead = there(seconds);
      return instant + BigInt(ahead - here(seconds + ahead - here(seconds))) * SECOND;
    }
    const local = instant + BigInt(there(seconds)) * SECOND;
    if (!proleptic) return instantOf(reader, rebased(local, hybridToProleptic));
    if (isLeftOut(Number(floor(local, DAY))))
      throw new ExecutionError('Timestamps of the days before 1582-10-15 that calendars left out are not supported.');
    return instantOf(reader, local);
  };
}

/** Makes the instants of a file, of the hybrid calendar and the zone, of Spark's; in microseconds both. */
export function instantsWritten(zone: string): (instant: bigint) => bigint {
  const java = javaOffsets(zone);
  return (instant) => {
    if (instant >= MODERN) return instant;
    const local = rebased(instant + BigInt(zoneOffset(zone, instant)) * SECOND, prolepticToHybrid);
    const early = local - BigInt(java(OLD_SECONDS - 1)) * SECOND;
    if (early < BigInt(OLD_SECONDS) * SECOND) return early;
    return local - BigInt(zoneOffset(zone, instant)) * SECOND;
  };
}
