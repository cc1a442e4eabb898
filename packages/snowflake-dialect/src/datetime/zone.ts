import { javaZone } from '@spark-sql-to-snowflake/spark-functions';
import {
  atom,
  build,
  type CallSite,
  constantText,
  type Lowering,
  type SqlPiece,
} from '@spark-sql-to-snowflake/sql-emit';
import { castAs, fn, text } from '../functions/pieces.js';
import { sessionZone } from './clock.js';
import { LTZ, NTZ } from './parse.js';

const OFFSET = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/;

/** A zone argument: the SQL of a name that Snowflake knows, or how many seconds it is ahead of UTC where it is only that. */
type Zone = { readonly name: SqlPiece } | { readonly ahead: number };

/** A constant zone in any of Java's spellings; of others the name must be Snowflake's. */
export function zoneOf(zone: SqlPiece, constant: string | undefined): Zone {
  const known = constant === undefined ? undefined : javaZone(constant);
  if (known === undefined) return { name: zone };
  if (known === 'UTC') return { ahead: 0 };
  const [, sign, hours, minutes, seconds = 0] = OFFSET.exec(known) ?? [];
  if (sign === undefined) return { name: text(known) };
  return { ahead: (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) };
}
const zoneArgument = (args: readonly SqlPiece[], i: number, site: CallSite): Zone =>
  zoneOf(args[i] as SqlPiece, constantText(site.exprs[i]));

/** The session's zone. */
export function ofSession(site: CallSite): Zone {
  const zone = sessionZone(site.ctx);
  return zoneOf(text(zone), zone);
}

function shiftedBy(seconds: number, time: SqlPiece): SqlPiece {
  if (seconds === 0) return time;
  return seconds % 60 === 0
    ? fn('DATEADD', atom('MINUTE'), seconds / 60, time)
    : fn('DATEADD', atom('SECOND'), seconds, time);
}

/** What the clocks of one zone show when those of another show a time without a zone. */
export function converted(from: Zone, to: Zone, time: SqlPiece): SqlPiece {
  if ('ahead' in from && 'ahead' in to) return shiftedBy(to.ahead - from.ahead, time);
  if ('ahead' in from) return converted(UTC, to, shiftedBy(-from.ahead, time));
  if ('ahead' in to) return shiftedBy(to.ahead, converted(from, UTC, time));
  return from.name.text === to.name.text ? time : fn('CONVERT_TIMEZONE', from.name, to.name, time);
}
const UTC: Zone = { name: text('UTC') };

/** The clock of one zone taken for that of another: between instants, by way of the session's clock. */
function reread(from: SqlPiece, to: SqlPiece, time: SqlPiece, site: CallSite): SqlPiece {
  const clock = castAs(fn('CONVERT_TIMEZONE', from, time), NTZ);
  const shown = converted({ name: to }, ofSession(site), clock);
  return castAs(shown, LTZ);
}
const byUtc = (toLocal: boolean): Lowering =>
  build((args, site) => {
    const zone = zoneArgument(args, 1, site);
    const time = args[0] as SqlPiece;
    if ('ahead' in zone) return shiftedBy(toLocal ? zone.ahead : -zone.ahead, time);
    return toLocal ? reread(zone.name, text('UTC'), time, site) : reread(text('UTC'), zone.name, time, site);
  });
export const fromUtc: Lowering = byUtc(true);
export const toUtc: Lowering = byUtc(false);

/** Of two arguments the session's zone is the one to convert from. */
export const convertTimezone: Lowering = build((args, site) => {
  const time = args.at(-1) as SqlPiece;
  const [from, to] =
    args.length === 2 ? [ofSession(site), zoneArgument(args, 0, site)] : [0, 1].map((i) => zoneArgument(args, i, site));
  return converted(from as Zone, to as Zone, time);
});
