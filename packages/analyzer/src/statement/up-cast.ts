import { type DataType, decimalOf, holds, sameType } from '@spark-sql-to-snowflake/plan-ir';

/** Each holds every value of those before it. */
const WIDER: readonly string[] = ['byte', 'short', 'int', 'long', 'float', 'double'];
const INTEGRAL: readonly string[] = ['byte', 'short', 'int', 'long'];
const NESTED: readonly string[] = ['array', 'map', 'struct'];
/** Pairs that Spark counts as safe though not every value comes back: a timestamp counts seconds as a long. */
const TIMELY: readonly string[] = [
  'date timestamp',
  'date timestamp_ntz',
  'timestamp_ntz timestamp',
  'timestamp timestamp_ntz',
  'timestamp long',
  'long timestamp',
];

/** Can a value become one of this type and lose nothing? What Spark calls an up-cast. */
export function canUpCast(from: DataType, to: DataType): boolean {
  if (sameType(from, to, 'ignore') && !NESTED.includes(from.kind)) return true;
  if (from.kind === 'unknown' || to.kind === 'unknown') return true;
  if (from.kind === 'array' && to.kind === 'array')
    return (to.containsNull || !from.containsNull) && canUpCast(from.element, to.element);
  if (from.kind === 'map' && to.kind === 'map')
    return (
      (to.valueContainsNull || !from.valueContainsNull) &&
      canUpCast(from.key, to.key) &&
      canUpCast(from.value, to.value)
    );
  if (from.kind === 'struct' && to.kind === 'struct')
    return (
      from.fields.length === to.fields.length &&
      from.fields.every((f, i) => {
        const g = to.fields[i];
        return g !== undefined && (g.nullable || !f.nullable) && canUpCast(f.type, g.type);
      })
    );
  if (to.kind === 'string') return !NESTED.includes(from.kind) && from.kind !== 'null';
  if (to.kind === 'decimal' && (INTEGRAL.includes(from.kind) || from.kind === 'decimal')) return holds(to, from);
  if (from.kind === 'decimal' && INTEGRAL.includes(to.kind)) {
    const whole = decimalOf(to);
    return whole !== undefined && holds(whole, from);
  }
  if (from.kind === to.kind && (from.kind === 'day_time_interval' || from.kind === 'year_month_interval')) return true;
  const [low, high] = [WIDER.indexOf(from.kind), WIDER.indexOf(to.kind)];
  return (low >= 0 && low < high) || TIMELY.includes(`${from.kind} ${to.kind}`);
}
