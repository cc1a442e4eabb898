/** A tree as plain JSON without where its nodes stood in the text: two trees of one meaning give one text. */
export function withoutOrigins(tree: unknown): string {
  return JSON.stringify(tree, (key, value: unknown) => {
    if (key === 'origin') return undefined;
    if (typeof value === 'bigint') return `${value}n`;
    return value instanceof Uint8Array ? [...value] : value;
  });
}
