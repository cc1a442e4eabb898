import type { ValueType } from '../src/json/value-type.js';

/** The short form of a schema such as `a INT, b ARRAY<STRUCT<x: INT>>`: what dialects make of a type. */
export function shortSchema(ddl: string): ValueType {
  const tokens = ddl.match(/[A-Za-z_][\w]*(?:\(\d+,\d+\))?|[<>,:]/g) ?? [];
  let at = 0;
  const type = (): ValueType => {
    const name = (tokens[at++] ?? '').toLowerCase();
    if (tokens[at] !== '<') return name;
    at++;
    const inner = name === 'array' ? { array: type() } : name === 'map' ? mapped() : { struct: fields() };
    at++;
    return inner;
  };
  const mapped = (): ValueType => {
    at += 2;
    return { map: type() };
  };
  const fields = (): readonly (readonly [string, ValueType])[] => {
    const out: [string, ValueType][] = [];
    do {
      if (tokens[at] === ',') at++;
      const name = tokens[at++] ?? '';
      if (tokens[at] === ':') at++;
      out.push([name, type()]);
    } while (tokens[at] === ',');
    return out;
  };
  return /^(ARRAY|MAP)</.test(ddl) ? type() : { struct: fields() };
}
