import type { Relation } from '@spark-sql-to-snowflake/plan-ir';
import type { Names } from '../dialect.js';
import { countedTexts, type Texts } from './shown.js';

/** Names that are kept at most; a session sees far fewer, and a script that sees more starts over. */
const MOST = 20_000;

/** The answers of a pure function of one text, kept. */
function remembering(spell: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const text = spell(name);
    if (known.size >= MOST) known.clear();
    known.set(name, text);
    return text;
  };
}

/** The same for a name of several parts, of which those of one are kept. */
function rememberingShort(spell: (parts: readonly string[]) => string): (parts: readonly string[]) => string {
  const one = remembering((name) => spell([name]));
  return (parts) => (parts.length === 1 ? one(parts[0] ?? '') : spell(parts));
}

const byDialect = new WeakMap<Names, Names>();

/** The same names, each spelled once: the columns of a wide table are spelled again with every query over it. */
export function rememberedNames(names: Names): Names {
  const before = byDialect.get(names);
  if (before) return before;
  const made: Names = {
    identifier: remembering(names.identifier),
    column: remembering(names.column),
    result: remembering(names.result),
    fold: remembering(names.fold),
    table: rememberingShort(names.table),
    helper: names.helper,
    ...(names.longest !== undefined && { longest: names.longest }),
  };
  byDialect.set(names, made);
  return made;
}

interface KnownTable extends Texts {
  /** As the table's columns were called. */
  readonly columns: readonly string[];
}
const tables = new WeakMap<Names, Map<string, KnownTable>>();

/** How the columns of a table are spelled. Kept by the table's name, and used again while the columns are called the same. */
export function storedTexts(plan: Relation, names: Names): Texts {
  let byName = tables.get(names);
  if (!byName) {
    byName = new Map();
    tables.set(names, byName);
  }
  const key = plan.table.join('\0');
  const before = byName.get(key);
  const { output } = plan;
  if (before && before.columns.length === output.length && output.every((a, i) => a.name === before.columns[i])) {
    return before;
  }
  const columns = output.map((a) => a.name);
  const made = { columns, ...countedTexts(columns.map(names.column), names) };
  if (byName.size >= MOST) byName.clear();
  byName.set(key, made);
  return made;
}
