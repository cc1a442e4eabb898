/** JSON that is no plan, statement or expression of this version. */
export class CodecError extends Error {
  override readonly name = 'CodecError';
}

/** Reads one JSON value, or throws CodecError with the path to what is wrong. */
export type Shape<T> = (json: unknown, path: Path) => T;
/** Where the reader is, innermost first: a linked list, so that going down costs nothing. */
export type Path = { readonly key: string | number; readonly up: Path } | undefined;

export function reject(path: Path, wanted: string): never {
  const keys: (string | number)[] = [];
  for (let p = path; p; p = p.up) keys.unshift(p.key);
  throw new CodecError(`${keys.length > 0 ? keys.join('.') : 'the value'} should be ${wanted}`);
}

/** Marks a key that may be absent. */
export interface Optional<T> {
  readonly optional: Shape<T>;
}
export const opt = <T>(shape: Shape<T>): Optional<T> => ({ optional: shape });

type Loose = Readonly<Record<string, Shape<unknown> | Optional<unknown>>>;

/**
 * One shape for each key of T, and `opt` exactly for those that may be absent: a field that is added to a node and not here
 * does not compile.
 */
export type Fields<T> = {
  readonly [K in keyof Required<T>]: undefined extends T[K] ? Optional<NonNullable<T[K]>> : Shape<T[K]>;
};
/** The fields of each member of a union, by its kind. */
export type Variants<U extends { readonly kind: string }> = {
  readonly [K in U['kind']]: Fields<Omit<Member<U, K>, 'kind'>>;
};
/** The member of a union whose kind is, or may be, K. */
type Member<U extends { readonly kind: string }, K> = U extends unknown ? (K extends U['kind'] ? U : never) : never;

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

function readFields(
  json: Readonly<Record<string, unknown>>,
  fields: Loose,
  path: Path,
  out: Record<string, unknown>,
): void {
  for (const [key, shape] of Object.entries(fields)) {
    const value = json[key];
    const at = { key, up: path };
    if (typeof shape === 'function') out[key] = shape(value, at);
    else if (value !== undefined) out[key] = shape.optional(value, at);
  }
}

function rejectOthers(json: Readonly<Record<string, unknown>>, known: (key: string) => boolean, path: Path): void {
  for (const key of Object.keys(json)) if (!known(key)) reject({ key, up: path }, 'absent');
}

/** An object with exactly these fields. */
export function object<T>(fields: () => Fields<T>): Shape<T> {
  let made: Loose | undefined;
  return (json, path) => {
    made ??= fields() as Loose;
    const table = made;
    if (!isObject(json)) return reject(path, 'an object');
    rejectOthers(json, (key) => Object.hasOwn(table, key), path);
    const out: Record<string, unknown> = {};
    readFields(json, table, path, out);
    return out as T;
  };
}

/** A member of a union, told by its `kind`. */
export function union<U extends { readonly kind: string }>(what: string, variants: () => Variants<U>): Shape<U> {
  let made: Readonly<Record<string, Loose>> | undefined;
  return (json, path) => {
    made ??= variants() as unknown as Readonly<Record<string, Loose>>;
    if (!isObject(json)) return reject(path, what);
    const kind = json.kind;
    const fields = typeof kind === 'string' && Object.hasOwn(made, kind) ? made[kind] : undefined;
    if (!fields) return reject({ key: 'kind', up: path }, `the kind of ${what}`);
    rejectOthers(json, (key) => key === 'kind' || Object.hasOwn(fields, key), path);
    const out: Record<string, unknown> = { kind };
    readFields(json, fields, path, out);
    return out as unknown as U;
  };
}

export const list =
  <T>(item: Shape<T>): Shape<readonly T[]> =>
  (json, path) =>
    Array.isArray(json) ? json.map((x: unknown, i) => item(x, { key: i, up: path })) : reject(path, 'a list');

/** One of a few words. */
export function oneOf<T extends string | boolean | number>(...words: readonly T[]): Shape<T> {
  const known = new Set<unknown>(words);
  return (json, path) => (known.has(json) ? (json as T) : reject(path, `one of ${words.join(', ')}`));
}

export const text: Shape<string> = (json, path) => (typeof json === 'string' ? json : reject(path, 'a string'));
export const flag: Shape<boolean> = (json, path) => (typeof json === 'boolean' ? json : reject(path, 'true or false'));
/** A flag that is absent rather than false. */
export const yes: Shape<true> = oneOf<true>(true);
export const texts: Shape<readonly string[]> = list(text);
/** A whole number from 0. */
export const count: Shape<number> = (json, path) =>
  typeof json === 'number' && Number.isSafeInteger(json) && json >= 0 ? json : reject(path, 'a whole number');
