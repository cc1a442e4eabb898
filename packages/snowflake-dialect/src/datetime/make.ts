import type { Expr } from '@spark-sql-to-snowflake/plan-ir';
import {
  atom,
  build,
  type CallSite,
  constantText,
  type Lowering,
  type SqlPiece,
} from '@spark-sql-to-snowflake/sql-emit';
import { castAs, fn, text } from '../functions/pieces.js';
import { LTZ, NTZ } from './parse.js';
import { converted, ofSession, zoneOf } from './zone.js';

const SECOND = 1_000_000;

/** A field in so many digits, or `##` where it has more. */
const digits = (p: SqlPiece, count: number): string => fn('TO_VARCHAR', p, text(`FM${'0'.repeat(count)}`)).text;
/** Fields that are out of range give NULL, and an error in ANSI mode. */
const reader = (name: string, site: CallSite): string => (site.ctx.conf.ansi ? name : `TRY_${name}`);

export const makeDate: Lowering = build((args, site) => {
  const [year, month, day] = args as [SqlPiece, SqlPiece, SqlPiece];
  const whole = `${digits(year, 4)} || ${digits(month, 2)} || ${digits(day, 2)}`;
  return fn(reader('TO_DATE', site), atom(whole), text('YYYYMMDD'));
});

/** A constant from 0 to 60, which may have a fraction. */
function isSecond(expr: Expr | undefined): boolean {
  if (expr?.kind === 'cast') return isSecond(expr.expr);
  if (expr?.kind !== 'literal' || expr.value === null) return false;
  const value = Number(expr.value) / (expr.type.kind === 'decimal' ? 10 ** expr.type.scale : 1);
  return value >= 0 && value <= 60;
}

/** Seconds up to 60 are added behind; 60 has no fraction. */
function makeLocal(args: readonly SqlPiece[], site: CallSite): SqlPiece {
  const [year, month, day, hour, minute, second] = args as [SqlPiece, SqlPiece, SqlPiece, SqlPiece, SqlPiece, SqlPiece];
  const whole = [digits(year, 4), ...[month, day, hour, minute].map((p) => digits(p, 2))].join(' || ');
  const minuteStart = fn(reader('TO_TIMESTAMP_NTZ', site), atom(whole), text('YYYYMMDDHH24MI'));
  const micros = castAs(atom(`(${second.text} * ${SECOND})`), 'NUMBER(19, 0)');
  const made = fn('DATEADD', atom('MICROSECOND'), micros, minuteStart);
  if (isSecond(site.exprs[5])) return castAs(made, NTZ);
  const otherwise = site.ctx.conf.ansi
    ? `TO_TIMESTAMP_NTZ('[INVALID_FRACTION_OF_SECOND] The seconds of ' || ${whole})`
    : 'NULL';
  return castAs(fn('IFF', atom(`${second.text} NOT BETWEEN 0 AND 60`), atom(otherwise), made), NTZ);
}

export const makeTimestamp: Lowering = build((args, site) => {
  const made = makeLocal(args, site);
  if (site.type.kind === 'timestamp_ntz') return made;
  const zone = args[6];
  if (!zone) return castAs(made, LTZ);
  const from = zoneOf(zone, constantText(site.exprs[6]));
  return castAs(converted(from, ofSession(site), made), LTZ);
});
