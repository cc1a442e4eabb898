import { fail } from './diagnostics/report.js';

/** A part in back-quotes, in which two of them stand for one, or a plain part. */
const PART = /`((?:[^`]|``)*)`|([^.`]*)/y;

/**
 * The parts of a column's name as DataFrames spell it: `a.b` is a field of a, `` `a.b` `` is one name. Unlike names in SQL text,
 * a plain part may hold any character.
 */
export function attributeName(name: string): readonly string[] {
  if (!name.includes('`') && !name.includes('.')) return [name];
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    PART.lastIndex = at;
    const [whole = '', quoted, plain = ''] = PART.exec(name) ?? [];
    if (quoted === undefined && plain === '') return fail('attribute-name', { name });
    parts.push(quoted === undefined ? plain : quoted.replaceAll('``', '`'));
    at += whole.length;
    if (at === name.length) return parts;
    if (name[at] !== '.') return fail('attribute-name', { name });
    at++;
  }
}
