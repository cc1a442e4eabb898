import type { Names } from '../dialect.js';

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
    table: names.table,
    helper: names.helper,
  };
  byDialect.set(names, made);
  return made;
}
