/** What is wrong with the bytes of an ORC file; `readingOrc` names the file. */
export class MalformedOrc extends Error {}

export function malformed(why: string): never {
  throw new MalformedOrc(why);
}
