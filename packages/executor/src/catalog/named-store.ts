import { fold } from './names.js';

/** What has names that no two have, in whatever case: the temporary views of a session, its functions. */
export interface NamedStore<T extends { readonly name: string }> {
  /** Another number after each change. */
  readonly version: number;
  get(name: string): T | undefined;
  /** Under its own name, in place of the one that is there. */
  put(item: T): void;
  drop(name: string): boolean;
  /** In the order of names. */
  list(): readonly T[];
}

export function namedStore<T extends { readonly name: string }>(): NamedStore<T> {
  const items = new Map<string, T>();
  let version = 0;
  return {
    get version() {
      return version;
    },
    get: (name) => items.get(fold(name)),
    put(item) {
      version++;
      items.set(fold(item.name), item);
    },
    drop(name) {
      version++;
      return items.delete(fold(name));
    },
    list: () => [...items].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item),
  };
}
