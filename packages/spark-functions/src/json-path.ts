/** A step of Hive's JSONPath subset. */
export type JsonStep =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }
  /** `[*]` or `.*`. */
  | { readonly kind: 'wildcard' };

const STEP = /\.(\*|[^.[\]]+)|\[(\d+|\*|'[^']*')\]/y;

/** The steps of `$.a[0]['b c']`; undefined where Spark takes the path for none (and gives NULL). */
export function parseJsonPath(path: string): readonly JsonStep[] | undefined {
  if (!path.startsWith('$')) return undefined;
  const steps: JsonStep[] = [];
  let at = 1;
  while (at < path.length) {
    STEP.lastIndex = at;
    const match = STEP.exec(path);
    if (!match) return undefined;
    const [whole, name, inner = ''] = match;
    if (name === '*' || inner === '*') steps.push({ kind: 'wildcard' });
    else if (name !== undefined) steps.push({ kind: 'key', key: name });
    else if (inner.startsWith("'")) steps.push({ kind: 'key', key: inner.slice(1, -1) });
    else steps.push({ kind: 'index', index: Number(inner) });
    at += whole.length;
  }
  return steps;
}
