import { javaZone } from '@spark-sql-to-snowflake/spark-functions';
import { atom, type EmitContext, infixPiece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { castAs, fn } from '../functions/pieces.js';
import { callHelper } from '../helper-call.js';
import { stringText } from '../literals.js';

const OFFSET = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/;
/** Zones of DuckDB that never put their clocks back: no time is shown twice. */
export const isSteady = (zone: string): boolean => zone === 'UTC' || OFFSET.test(zone);

/** The session's zone as DuckDB names it. */
export const sessionZone = ({ conf }: EmitContext): string => javaZone(conf.timeZone) ?? conf.timeZone;

/** The instant that the session's clock shows as `local`: the earlier of two, where DuckDB takes the later. */
export function sessionInstant(local: SqlPiece, ctx: EmitContext): SqlPiece {
  const zone = sessionZone(ctx);
  return isSteady(zone) ? castAs(local, 'TIMESTAMPTZ') : helperInstant(local, stringText(zone), ctx);
}

const helperInstant = (local: SqlPiece, zone: SqlPiece, ctx: EmitContext): SqlPiece =>
  fn('MAKE_TIMESTAMPTZ', callHelper(ctx, 'local_to_instant', [fn('EPOCH_US', local), zone]));

/**
 * An instant whose clock is moved by months: DuckDB takes the later of two instants, Spark the one with the same distance from UTC.
 * `time` is written twice.
 */
export function movedByMonths(time: string, move: (local: string) => string, ctx: EmitContext): string {
  const local = move(`CAST(${time} AS TIMESTAMP)`);
  const args = [atom(`epoch_us(${local})`), atom(`epoch_us(${time})`), stringText(sessionZone(ctx))];
  return `make_timestamptz(${callHelper(ctx, 'moved_instant', args).text})`;
}

/** A fixed offset from UTC is no zone to DuckDB: the difference is added. */
function shifted(time: SqlPiece, zone: string, toLocal: boolean): SqlPiece {
  const utc = fn('TIMEZONE', atom("'UTC'"), time);
  const [, sign, hours, minutes, seconds = '0'] = OFFSET.exec(zone) ?? [];
  const size = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds);
  if (size === 0) return utc;
  const added = size % 60 === 0 ? fn('TO_MINUTES', size / 60) : fn('TO_SECONDS', size);
  return infixPiece(utc, (sign === '+') === toLocal ? '+' : '-', added, STRENGTH.add);
}

/** What the clocks of a zone show at an instant. `constant`: the zone's name, where it is one. */
export function localIn(zone: SqlPiece, instant: SqlPiece, constant: string | undefined, ctx: EmitContext): SqlPiece {
  const known = constant === undefined ? undefined : javaZone(constant);
  if (known === undefined)
    return fn('MAKE_TIMESTAMP', callHelper(ctx, 'instant_to_local', [fn('EPOCH_US', instant), zone]));
  return isSteady(known) ? shifted(instant, known, true) : fn('TIMEZONE', stringText(known), instant);
}

/** The instant at which the clocks of a zone show a local time. `constant`: the zone's name, where it is one. */
export function instantIn(zone: SqlPiece, local: SqlPiece, constant: string | undefined, ctx: EmitContext): SqlPiece {
  const known = constant === undefined ? undefined : javaZone(constant);
  if (known !== undefined && isSteady(known)) return shifted(local, known, false);
  return helperInstant(local, known === undefined ? zone : stringText(known), ctx);
}

/**
 * An instant cut down to its hour. Its clock's minutes are taken off, since DuckDB would look for the instant of the whole hour, which may
 * come twice.
 */
export function hourStart(instant: string): string {
  const local = `CAST(${instant} AS TIMESTAMP)`;
  return `${instant} - (${local} - date_trunc('hour', ${local}))`;
}
