import type { Expr } from '../expr/expr.js';
import { byte, type DataType, date, decimal, int, timestamp } from '../types/type.js';
import { isStringType } from '../types/widen.js';
import type { CallFacts } from './define.js';

/** What a field of EXTRACT and `date_part` is computed by: the row's name, and what it takes. */
interface Part {
  readonly fn: string;
  readonly takes?: DataType;
  readonly returns: DataType;
}
const ofDate = (fn: string): Part => ({ fn, takes: date, returns: int });
const SECONDS = decimal(8, 6);

/** Spellings to fields. `dow` and its kin belong to dates only. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  year: ['year', 'y', 'years', 'yr', 'yrs'],
  quarter: ['quarter', 'qtr'],
  month: ['month', 'mon', 'mons', 'months'],
  week: ['week', 'w', 'weeks'],
  day: ['day', 'd', 'days'],
  dayofweek: ['dayofweek', 'dow'],
  dayofweek_iso: ['dayofweek_iso', 'dow_iso'],
  doy: ['doy'],
  yearofweek: ['yearofweek'],
  hour: ['hour', 'h', 'hours', 'hr', 'hrs'],
  minute: ['minute', 'm', 'min', 'mins', 'minutes'],
  second: ['second', 's', 'sec', 'seconds', 'secs'],
};
const fieldOf = new Map(Object.entries(SPELLINGS).flatMap(([field, names]) => names.map((n) => [n, field] as const)));

const DATETIME: Readonly<Record<string, Part>> = {
  year: ofDate('year'),
  quarter: ofDate('quarter'),
  month: ofDate('month'),
  week: ofDate('weekofyear'),
  day: ofDate('day'),
  dayofweek: ofDate('dayofweek'),
  dayofweek_iso: ofDate('dayofweek_iso'),
  doy: ofDate('dayofyear'),
  yearofweek: ofDate('year_of_week'),
  hour: { fn: 'hour', returns: int },
  minute: { fn: 'minute', returns: int },
  second: { fn: 'seconds_with_fraction', returns: SECONDS },
};
const INTERVAL: Readonly<Record<string, Part>> = {
  year: { fn: 'interval_years', returns: int },
  month: { fn: 'interval_months', returns: byte },
  day: { fn: 'interval_days', returns: int },
  hour: { fn: 'interval_hours', returns: byte },
  minute: { fn: 'interval_minutes', returns: byte },
  second: { fn: 'interval_seconds', returns: SECONDS },
};

const INTERVAL_KINDS: ReadonlySet<string> = new Set(['year_month_interval', 'day_time_interval', 'calendar_interval']);

function partOf(call: CallFacts): Part | undefined {
  const [field] = call.args;
  if (field?.kind !== 'literal' || typeof field.value !== 'string') return undefined;
  const name = fieldOf.get(field.value.toLowerCase()) ?? '';
  const source = call.types[1];
  if (!INTERVAL_KINDS.has(source?.kind ?? '')) return DATETIME[name];
  return hasUnit(source, name) ? INTERVAL[name] : undefined;
}

/** An interval has the parts from its first unit to its last. */
function hasUnit(type: DataType | undefined, name: string): boolean {
  if (type?.kind === 'year_month_interval') return unitsOf(YEAR_TO_MONTH, type.start, type.end).includes(name);
  if (type?.kind === 'day_time_interval') return unitsOf(DAY_TO_SECOND, type.start, type.end).includes(name);
  return true;
}
const YEAR_TO_MONTH = ['year', 'month'];
const DAY_TO_SECOND = ['day', 'hour', 'minute', 'second'];
const unitsOf = (all: readonly string[], start: string, end: string): readonly string[] =>
  all.slice(all.indexOf(start), all.indexOf(end) + 1);

export const extractType = (call: CallFacts): DataType => partOf(call)?.returns ?? int;

export function extractCheck(call: CallFacts): string | undefined {
  if (partOf(call)) return undefined;
  const [field] = call.args;
  return field?.kind === 'literal' && typeof field.value === 'string'
    ? `Cannot extract \`${field.value}\``
    : `The 'field' parameter of function '${call.written}' needs to be a string literal.`;
}

/** `extract(YEAR FROM ts)` → `year(cast(ts AS date))`. */
export function extractExpand(call: CallFacts): Expr {
  const part = partOf(call) as Part;
  const source = call.args[1] as Expr;
  const value =
    part.takes === undefined && (source.type.kind === 'date' || isStringType(source.type))
      ? castTo(source, timestamp, call)
      : part.takes !== undefined && source.type.kind !== part.takes.kind
        ? castTo(source, part.takes, call)
        : source;
  return { kind: 'call', fn: part.fn, args: [value], type: part.returns, nullable: value.nullable };
}

/** The cast that coercion makes in the session's mode. */
export function castTo(expr: Expr, type: DataType, call: CallFacts): Expr {
  if (expr.type.kind === type.kind) return expr;
  const nullable = expr.nullable || expr.type.kind === 'string';
  return { kind: 'cast', expr, type, mode: call.conf.ansi ? 'ansi' : 'legacy', nullable, implicit: true };
}
