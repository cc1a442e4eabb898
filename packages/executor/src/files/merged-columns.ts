import { type Field, fail, typeText } from '@spark-sql-to-snowflake/plan-ir';

/** The columns of several files, each in the place where it is first met. Throws CompileError where files have it with several types. */
export function mergedColumns(schemas: readonly (readonly Field[])[], caseSensitive: boolean): readonly Field[] {
  const [only, ...more] = schemas;
  if (only && more.length === 0) return only;
  const columns = new Map<string, Field>();
  for (const field of schemas.flat()) {
    const key = caseSensitive ? field.name : field.name.toLowerCase();
    const before = columns.get(key);
    if (before && typeText(before.type) !== typeText(field.type))
      fail('unsupported', {
        what: `Merging the types ${typeText(before.type)} and ${typeText(field.type)} of ${field.name}`,
      });
    if (!before) columns.set(key, field);
  }
  return [...columns.values()];
}
