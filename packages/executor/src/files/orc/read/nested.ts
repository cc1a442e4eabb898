import { type DataType, type Field, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { ExecutionError } from '../../../execution-error.js';
import type { SparkValue } from '../../../value.js';
import { Stream_Kind, Type_Kind } from '../gen/orc.js';
import { malformed } from '../malformed.js';
import { orcTypeName } from '../spark-type.js';
import type { OrcType } from '../types.js';
import { countOf } from './byte-runs.js';
import { atoms, type Column, nullsBetween, type Reading } from './columns.js';
import { asItIs, converterOf } from './convert.js';
import type { Stripe } from './stripe.js';

/** How a file's column becomes the one that is wanted. It is made once for a file, and read stripe by stripe. */
export type Plan = (stripe: Stripe, reading: Reading) => Column;

const NULLS: Plan = () => (count) => new Array<SparkValue>(count).fill(null);

function refuse(type: OrcType, to: DataType, name: string): never {
  const [from, wanted] = [type.kind === Type_Kind.TIMESTAMP ? 'TIMESTAMP' : 'TIMESTAMP_NTZ', to.kind.toUpperCase()];
  if (/^TIMESTAMP/.test(wanted) && (type.kind === Type_Kind.TIMESTAMP || type.catalyst === 'timestamp_ntz'))
    throw new ExecutionError(
      `[UNSUPPORTED_FEATURE.ORC_TYPE_CAST] The feature is not supported: Unable to convert "${from}" of Orc to data type "${wanted}".`,
    );
  throw new ExecutionError(
    `ORC column ${name} of the type ${orcTypeName(type)} cannot be read as ${typeText(to)}: give the schema that the file has, and cast.`,
  );
}

/** Throws ExecutionError where the file's type is not read as the one that is wanted. */
export function planOf(type: OrcType, to: DataType, name: string, fold: (name: string) => string): Plan {
  const inner = (at: number, wanted: DataType): Plan => planOf(type.children[at] as OrcType, wanted, name, fold);
  const list = type.kind === Type_Kind.LIST || type.kind === Type_Kind.MAP;
  if (type.kind === Type_Kind.LIST && to.kind === 'array') return lists(type, [inner(0, to.element)]);
  if (type.kind === Type_Kind.MAP && to.kind === 'map') return lists(type, [inner(0, to.key), inner(1, to.value)]);
  if (type.kind === Type_Kind.STRUCT && to.kind === 'struct') return structs(type, to.fields, fold);
  const noted = type.catalyst === 'timestamp_ntz' && to.kind === 'timestamp';
  const convert = list || type.kind === Type_Kind.STRUCT || noted ? undefined : converterOf(type, to);
  if (!convert) return refuse(type, to, name);
  return (stripe, reading) => {
    const values = nullsBetween(stripe, type.id, atoms(type, stripe, reading));
    return convert === asItIs ? values : (count) => values(count).map(convert);
  };
}

/** The field of a struct that a name stands for; undefined where there is none. Throws ExecutionError where there are several. */
export function fieldOf(struct: OrcType, name: string, fold: (name: string) => string): OrcType | undefined {
  const found = struct.names.flatMap((n, i) => (fold(n) === fold(name) ? [i] : []));
  if (found.length > 1)
    throw new ExecutionError(
      `Found duplicate field(s) "${name}": [${found.map((i) => struct.names[i]).join(', ')}] in case-insensitive mode.`,
    );
  return struct.children[found[0] ?? -1];
}

function structs(type: OrcType, fields: readonly Field[], fold: (name: string) => string): Plan {
  const found = fields.map((f) => fieldOf(type, f.name, fold));
  const plans = fields.map((f, i) => {
    const from = found[i];
    return from ? planOf(from, f.type, f.name, fold) : NULLS;
  });
  return (stripe, reading) => {
    const columns = plans.map((p) => p(stripe, reading));
    return nullsBetween(stripe, type.id, (count) => {
      const values = columns.map((c) => c(count));
      const rows: SparkValue[] = [];
      for (let i = 0; i < count; i++) rows.push(values.map((v) => v[i] ?? null));
      return rows;
    });
  };
}

/** Elements, or entries, that a batch of lists may have: lengths are what a file says. */
const MOST_ELEMENTS = 1 << 24;

function lists(type: OrcType, plans: readonly Plan[]): Plan {
  return (stripe, reading) => {
    const lengths = stripe.integers(type.id, Stream_Kind.LENGTH, false);
    const [first, second] = plans.map((p) => p(stripe, reading));
    return nullsBetween(stripe, type.id, (count) => {
      const sizes: number[] = [];
      let size = 0;
      for (let i = 0; i < count; i++) {
        sizes.push(countOf(lengths()));
        size += sizes[i] as number;
        if (size > MOST_ELEMENTS) malformed('lists that are too long');
      }
      const elements = first?.(size) ?? [];
      const values = second?.(size);
      let at = 0;
      return sizes.map((n) => {
        const from = at;
        at += n;
        const part = elements.slice(from, at);
        return values ? { entries: part.map((k, i) => [k, values[from + i] ?? null] as const) } : part;
      });
    });
  };
}
