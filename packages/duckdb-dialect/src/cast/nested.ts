import type { Cast, DataType } from '@spark-sql-to-snowflake/plan-ir';
import { atom, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { stringText } from '../literals.js';
import type { Conversion } from './conversion.js';

/** Arrays, maps and structs part by part. `cast` converts a part. */
export function toNested(c: Conversion, depth: number, cast: (part: Conversion, depth: number) => SqlPiece): SqlPiece {
  const { from, to, value } = c;
  const part = (text: string, a: DataType, b: DataType): string => {
    const inner: Cast = { ...c.cast, expr: { ...c.cast.expr, type: a }, type: b };
    return cast({ ...c, value: atom(text), from: a, to: b, cast: inner }, depth + 1).text;
  };
  const e = `p${depth}`;
  if (from.kind === 'array' && to.kind === 'array') {
    return atom(`list_transform(${value.text}, lambda ${e}: ${part(e, from.element, to.element)})`);
  }
  if (from.kind === 'map' && to.kind === 'map') {
    const key = part(`${e}['key']`, from.key, to.key);
    const entry = part(`${e}['value']`, from.value, to.value);
    return atom(
      `map_from_entries(list_transform(map_entries(${value.text}), lambda ${e}: {'key': ${key}, 'value': ${entry}}))`,
    );
  }
  if (from.kind === 'struct' && to.kind === 'struct') {
    const fields = to.fields.map((f, i) => {
      const g = from.fields[i] ?? f;
      return `${stringText(f.name).text}: ${part(`${e}[${stringText(g.name).text}]`, g.type, f.type)}`;
    });
    const body = `CASE WHEN ${e} IS NOT NULL THEN {${fields.join(', ')}} END`;
    return atom(`list_transform([${value.text}], lambda ${e}: ${body})[1]`);
  }
  return c.ctx.refuse(c.cast, 'a nested value becomes one of the same shape only');
}
