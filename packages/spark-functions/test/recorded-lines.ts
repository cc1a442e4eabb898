import { readFileSync } from 'node:fs';

/** A file of recorded answers, one JSON text a line. */
export const recordedLines = <T>(name: string): readonly T[] =>
  readFileSync(new URL(`recorded/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
