import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, type UnresolvedParse, type UnresolvedRead } from '@spark-sql-to-snowflake/plan-ir';
import type { RowSet } from './queries.js';

/** Where a session keeps texts that are read as if they were lines of a file. */
export interface TextFolder {
  /** The file of these texts, one a line; the same texts have the same file. */
  file(texts: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

export function textFolder(): TextFolder {
  let folder: Promise<string> | undefined;
  return {
    async file(texts) {
      folder ??= mkdtemp(join(tmpdir(), 'spark-texts-'));
      const lines = texts.map((t) => `${t}\n`).join('');
      const path = join(await folder, `${createHash('sha256').update(lines).digest('hex')}.txt`);
      await writeFile(path, lines);
      return path;
    },
    async close() {
      if (folder) await rm(await folder, { recursive: true, force: true });
    },
  };
}

/**
 * `spark.read.json(texts)` and `.csv(texts)`: the read of a file with these texts as its lines. Throws CompileError where the rows are no
 * texts, or where a text has lines of its own that a file would take for records.
 */
export async function readOfTexts(
  node: UnresolvedParse,
  { schema, rows }: RowSet,
  folder: TextFolder,
): Promise<UnresolvedRead> {
  const [only, more] = schema;
  if (only?.type.kind !== 'string' || more) fail('parse-input', {});
  const texts = rows.map(([text]): string => {
    if (typeof text !== 'string') return fail('parse-text', { format: node.format, what: 'a NULL' });
    if (!/[\r\n]/.test(text)) return text;
    // between the values of JSON a line's end is a blank, and within a text it is not allowed
    if (node.format === 'json') return text.replace(/[\r\n]+/g, ' ');
    return fail('parse-text', { format: node.format, what: 'a text of several lines' });
  });
  const { format, options, schema: wanted, origin } = node;
  const paths = [await folder.file(texts)];
  return { kind: 'read', format, options, paths, ...(wanted !== undefined && { schema: wanted }), origin };
}
