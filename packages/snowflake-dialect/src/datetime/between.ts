import { type Expr, type Literal, types, zoneOffset } from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  build,
  type CallSite,
  type Lowering,
  type SqlPiece,
  STRENGTH,
  UNIT_MICROS,
  UNIT_MONTHS,
} from '@spark-sql-to-snowflake/sql-emit';
import { fn, text, wholeQuotient } from '../functions/pieces.js';
import { callHelper } from '../helper-call.js';
import { isSteady, local, localMicros, micros, sessionZone } from './clock.js';
import { unitArgument } from './units.js';

const SECOND = 1_000_000;
const DAY = 86_400_000_000n;
/** DATEDIFF counts borders crossed; Spark counts whole units. */
export const timestampDiff: Lowering = build((args, site) => {
  const [, start, end] = args as [SqlPiece, SqlPiece, SqlPiece];
  const unit = unitArgument(site, 0);
  const over = (count: SqlPiece, by: number): SqlPiece => (by === 1 ? count : wholeQuotient(count, by));
  const months = UNIT_MONTHS[unit];
  if (months !== undefined)
    return over(callHelper(site.ctx, 'months_difference', [localMicros(start), localMicros(end)]), months);
  const micros = UNIT_MICROS[unit];
  if (micros === undefined) return site.ctx.refuse(site.call, `${unit} is no unit`);
  return over(fn('DATEDIFF', atom('MICROSECOND'), local(start), local(end)), micros);
});

/** Days since 1970, and the seconds that have gone by since midnight: where clocks are put forward or back, not those that they show. */
function dayAndSeconds(time: SqlPiece): readonly SqlPiece[] {
  const gone = `${micros(time).text} - ${micros(fn('DATE_TRUNC', text('DAY'), time)).text}`;
  return [
    fn('DATEDIFF', atom('DAY'), atom("DATE '1970-01-01'"), atom(`${at(time, STRENGTH.postfix)}::DATE`)),
    atom(`(${gone}) / ${SECOND}`),
  ];
}

/** Is it only coercion that takes the value for a time? */
const isGuessed = (expr: Expr): boolean => expr.kind === 'cast' && expr.expr.type.kind === 'unknown';

/** An expression so long is not written five times. */
const SHORT = 60;
function dateOf(expr: Expr | undefined, site: CallSite): string | undefined {
  if (expr?.kind === 'literal' && typeof expr.value === 'bigint') return midnight(expr, expr.value, site);
  if (expr?.kind !== 'cast' || expr.expr.type.kind !== 'date') return undefined;
  const date = at(site.ctx.emit(expr.expr), STRENGTH.compare + 1);
  return date.length <= SHORT ? date : undefined;
}

/** A constant instant at which the session's clock shows midnight: a date once. */
function midnight(expr: Literal, instant: bigint, site: CallSite): string | undefined {
  const shown = instant + BigInt(zoneOffset(site.ctx.conf.timeZone, instant)) * 1_000_000n;
  if (shown % DAY !== 0n) return undefined;
  return site.ctx.dialect.literal({ ...expr, value: Number(shown / DAY), type: types.date }, site.ctx).text;
}

/** With 31 days a month, and whole where the days of the month are the same or both its last. Dates need no helper. */
export const monthsBetween: Lowering = build((args, site) => {
  const [end, start, round = atom('TRUE')] = args as [SqlPiece, SqlPiece, SqlPiece?];
  const [a, b] = [dateOf(site.exprs[0], site), dateOf(site.exprs[1], site)];
  const rounded = site.exprs[2];
  if (!a && !b && (isSteady(sessionZone(site.ctx)) || site.exprs.slice(0, 2).some(isGuessed)))
    return callHelper(site.ctx, 'months_between', [localMicros(end), localMicros(start), round]);
  if (a === undefined || b === undefined || (rounded && rounded.kind !== 'literal'))
    return callHelper(site.ctx, 'months_between_days', [...dayAndSeconds(end), ...dayAndSeconds(start), round]);
  const whole = `DATEDIFF(MONTH, ${b}, ${a})`;
  const part = `${whole} + (DAY(${a}) - DAY(${b})) / 31::FLOAT`;
  const isRounded = rounded === undefined || rounded.value === true;
  const shown = isRounded ? `ROUND((${part}) * 100000000) / 100000000` : part;
  const isWhole = `DAY(${a}) = DAY(${b}) OR ${a} = LAST_DAY(${a}) AND ${b} = LAST_DAY(${b})`;
  return atom(`IFF(${isWhole}, ${whole}, ${shown})`);
});
