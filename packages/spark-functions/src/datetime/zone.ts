import { clockText, instantText } from './clock-text.js';
import { javaZone } from './java-zone.js';

/** How far the clocks of a zone are ahead of UTC, in seconds, at a second since the epoch. */
type Offset = (second: number) => number;

const LONG_OFFSET = /^(?:.*GMT)?([+-])(\d\d):(\d\d)(?::(\d\d))?$/;
/** The seconds that `Date` can hold. Beyond them a zone's last rule holds. */
const LIMIT = 8.64e12;
/** No zone changes its clocks twice in a stretch of so many seconds. */
const STRETCH = 2 ** 18;

const zones = new Map<string, Offset>();

/** The clock of a zone as Java names it. Throws Spark's error for what is none. */
export function offsetOf(zone: string): Offset {
  const known = zones.get(zone);
  if (known) return known;
  const name = javaZone(zone);
  if (name === undefined) throw new Error(`Unknown time-zone ID: ${zone}`);
  const fixed = name === 'UTC' ? 0 : seconds(name);
  const offset = fixed === undefined ? ofStretches(byName(name)) : () => fixed;
  zones.set(zone, offset);
  return offset;
}

/** `GMT-07:52:58` and `-07:52:58` in seconds. */
function seconds(text: string): number | undefined {
  const match = LONG_OFFSET.exec(text);
  if (!match) return undefined;
  const size = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === '-' ? -size : size;
}

function byName(zone: string): Offset {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (second) => seconds(format.format(Math.max(-LIMIT, Math.min(LIMIT, second)) * 1000)) ?? 0;
}

/** Asks once for each end of a stretch, and in between only where the ends differ. */
function ofStretches(exact: Offset): Offset {
  const ends = new Map<number, number>();
  const end = (n: number): number => {
    const known = ends.get(n);
    if (known !== undefined) return known;
    const offset = exact(n * STRETCH);
    ends.set(n, offset);
    return offset;
  };
  return (second) => {
    const n = Math.floor(second / STRETCH);
    const offset = end(n);
    return offset === end(n + 1) ? offset : exact(second);
  };
}

const MICROS = 1_000_000n;
/** The second that an instant lies in. */
export const secondOf = (micros: bigint): number => Number((micros - (((micros % MICROS) + MICROS) % MICROS)) / MICROS);

/** What a zone's clocks show at an instant; both in microseconds since 1970, of UTC and of that clock. */
export function instantToLocal(instant: bigint, zone: string): bigint {
  return instant + BigInt(offsetOf(zone)(secondOf(instant))) * MICROS;
}

/**
 * The instant at which a zone's clocks show a time: the earlier one where they show it twice; where they pass over it, as if they
 * had not been put forward yet. So does java.time.
 */
export function localToInstant(local: bigint, zone: string): bigint {
  const offset = offsetOf(zone);
  const second = secondOf(local);
  const before = offset(second - 86_400);
  const after = offset(second + 86_400);
  const isAfter = before !== after && offset(second - before) !== before && offset(second - after) === after;
  return local - BigInt(isAfter ? after : before) * MICROS;
}

/** The same, where a clock is moved from an instant on: of a time shown twice, the one with that instant's offset. */
export function movedInstant(local: bigint, from: bigint, zone: string): bigint {
  const offset = offsetOf(zone);
  const kept = offset(secondOf(from));
  const instant = local - BigInt(kept) * MICROS;
  return offset(secondOf(instant)) === kept ? instant : localToInstant(local, zone);
}

/** A time that text gives, as a database reads it: with its offset where the text names a zone, else in the session's. */
export const timeText = (local: bigint, zone: string | undefined): string =>
  zone === undefined ? clockText(local) : instantText(localToInstant(local, zone));
