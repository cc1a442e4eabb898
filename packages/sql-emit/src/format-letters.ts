import type { DataType } from '@spark-sql-to-snowflake/plan-ir';

/** The letter by which the helper `format_string` knows a type; none for those that it does not format. */
export const FORMAT_LETTERS: Partial<Record<DataType['kind'], string>> = {
  string: 's',
  byte: 'y',
  short: 'h',
  int: 'i',
  long: 'l',
  float: 'f',
  double: 'd',
  boolean: 'b',
  decimal: 'n',
  null: 's',
};
