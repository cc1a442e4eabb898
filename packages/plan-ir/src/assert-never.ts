/** The end of an exhaustive `switch`: a kind that the type checker has not seen is a bug of ours. */
export function assertNever(value: never, where: string): never {
  const { kind } = Object(value) as { readonly kind?: unknown };
  throw new Error(`${where}: unhandled case ${String(kind ?? value)}`);
}
