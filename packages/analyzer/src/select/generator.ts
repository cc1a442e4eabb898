import {
  type Attribute,
  type Call,
  type Field,
  type FunctionName,
  fail,
  functionRow,
  type Generate,
  type Origin,
  type Plan,
  resultType,
} from '@spark-sql-to-snowflake/plan-ir';
import { assumedGenerated } from '../coerce/assume.js';
import type { Env } from '../env.js';
import { columnOf } from '../expression/name.js';
import { type Item, isGenerator } from './items.js';

/** What a generator makes: its columns, and whether a row without any stays. */
export function generate(
  child: Plan,
  written: Call,
  names: readonly string[],
  outer: boolean,
  env: Env,
  origin?: Origin,
): Generate {
  const generator = withKnownArgument(written, names.length, env);
  const fields: readonly Field[] = generator.type.kind === 'struct' ? generator.type.fields : [];
  const open = generator.type.kind !== 'struct' || generator.args.some((a) => a.type.kind === 'unknown');
  if (names.length > 0 && names.length !== fields.length && !open) {
    return fail('generator-alias-count', { expected: fields.length, names: names.join(',') }, origin);
  }
  // of an argument whose type is not known, the aliases say how many columns there are
  const list: readonly Field[] =
    open && names.length > 0
      ? names.map((name, i) => fields[i] ?? { name, type: { kind: 'unknown' }, nullable: true })
      : fields;
  const output = list.map(
    (f, i): Attribute => ({
      id: env.ids.column(),
      name: names[i] ?? f.name,
      type: f.type,
      nullable: f.nullable || outer,
    }),
  );
  const keepsRow = outer || generator.fn.endsWith('_outer');
  const fn = generator.fn.replace(/_outer$/, '');
  return {
    kind: 'generate',
    child,
    generator: fn === generator.fn ? generator : { ...generator, fn },
    outer: keepsRow,
    output,
    origin,
  };
}

/** A generator over an array or map of unknown type: two columns, or two beside the position, are those of a map. */
function withKnownArgument(generator: Call, names: number, env: Env): Call {
  const [arg] = generator.args;
  const position = generator.fn.startsWith('posexplode');
  if (arg?.type.kind !== 'unknown' || !(position || generator.fn.startsWith('explode'))) return generator;
  const args = [assumedGenerated(arg, names - (position ? 1 : 0), env.conf)];
  const row = functionRow(generator.fn as FunctionName);
  const type = resultType(row, { types: args.map((a) => a.type), args, conf: env.conf });
  return { ...generator, args, type };
}

/** Generators of a SELECT list become operators below it. */
export function generated(
  items: readonly Item[],
  plan: Plan,
  env: Env,
): { readonly items: readonly Item[]; readonly plan: Plan } {
  if (!items.some((i) => isGenerator(i.expr))) return { items, plan };
  let child = plan;
  const out = items.flatMap((item): readonly Item[] => {
    if (!isGenerator(item.expr)) return [item];
    const node = generate(child, item.expr, item.columnNames ?? [], false, env, item.origin);
    child = node;
    const [only] = node.output;
    if (node.output.length === 1 && only) {
      const kept: Attribute = { ...only, id: item.id };
      child = { ...node, output: [kept] };
      return [{ ...item, name: only.name, expr: columnOf(kept, kept.name, item.origin) }];
    }
    return node.output.map((a) => ({ ...item, id: a.id, name: a.name, expr: columnOf(a, a.name, item.origin) }));
  });
  return { items: out, plan: child };
}
