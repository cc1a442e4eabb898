/** The end of an exhaustive `switch`: a kind that the type checker has not seen is a bug of ours. */
export function assertNever(value: never, where: string): never {
  throw new Error(`${where}: unhandled case ${JSON.stringify(value)}`);
}
