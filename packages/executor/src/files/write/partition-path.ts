import { type DataType, type Field, fail, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { javaDecimal } from '@spark-sql-to-snowflake/spark-functions';
import { cellText } from '../../show/cell.js';
import type { Row, SparkValue } from '../../value.js';
import { DEFAULT_PARTITION } from '../partitions.js';

const escaped = (text: string): string =>
  text.replace(
    /[\x01-\x1f\x7f"#%'*/:=?\\{[\]^]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

function valueText(value: SparkValue, type: DataType, zone: string): string {
  if (value === null || value === '') return DEFAULT_PARTITION;
  return escaped(type.kind === 'decimal' ? javaDecimal(value as bigint, type.scale) : cellText(value, type, zone));
}

/** The folder `a=1/b=x` of values of partition columns. */
export const partitionPath = (columns: readonly Field[], values: Row, zone: string): string =>
  columns.map((c, i) => `${escaped(c.name)}=${valueText(values[i] ?? null, c.type, zone)}`).join('/');

/** The positions of the partition columns, in their order. Throws CompileError where one is missing, or all columns are. */
export function partitionPositions(
  schema: readonly Field[],
  names: readonly string[],
  caseSensitive: boolean,
): readonly number[] {
  const fold = (s: string): string => (caseSensitive ? s : s.toLowerCase());
  const positions = names.map((name) => {
    const at = schema.findIndex((f) => fold(f.name) === fold(name));
    if (at < 0)
      fail('partition-column-missing', { column: name, columns: typeText({ kind: 'struct', fields: schema }) });
    const { type } = schema[at] as Field;
    if (['array', 'map', 'struct', 'calendar_interval', 'binary', 'null'].includes(type.kind))
      fail('partition-column-type', { type: typeText(type) });
    return at;
  });
  if (positions.length > 0 && positions.length === schema.length) fail('partition-all-columns', {});
  return positions;
}
