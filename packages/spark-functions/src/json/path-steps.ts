/** A step of Hive's JSONPath subset. */
export type JsonStep =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }
  /** `[*]`. */
  | { readonly kind: 'wildcard' }
  /** `.*` and `['*']`, which Spark reads and finds nothing by. */
  | { readonly kind: 'nothing' };

const STEP = /(?:(\.\*|\['\*'\])|\.([^.[]+)|\['([^']+)'\]|\[(?:(\*)|(\d+))\])/y;

/** The steps of `$.a[0]['b c']`; undefined where Spark takes the path for none (and gives NULL). */
export function parseJsonPath(path: string): readonly JsonStep[] | undefined {
  const steps: JsonStep[] = [];
  if (!path.startsWith('$')) return undefined;
  for (let at = 1; at < path.length; ) {
    STEP.lastIndex = at;
    const match = STEP.exec(path);
    if (!match) return undefined;
    const [whole, child, name, quoted, star, index] = match;
    const key = name ?? quoted;
    if (child !== undefined) steps.push({ kind: 'nothing' });
    else if (key !== undefined) steps.push({ kind: 'key', key });
    else steps.push(star === undefined ? { kind: 'index', index: Number(index) } : { kind: 'wildcard' });
    at += whole.length;
  }
  return steps;
}
