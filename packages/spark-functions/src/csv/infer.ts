import { readDatetime } from '../datetime/read-text.js';
import { defineHelper } from '../define.js';
import { refuseOtherDigits } from '../json/field.js';
import { digitsOf, type InferredType, typeSql } from '../json/infer.js';
import { memo } from '../memo.js';
import type { FromCsvPlan } from './from-csv.js';
import { javaDouble } from './java-double.js';
import { CSV_SYNTAX, csvRecord } from './record.js';

/** What `schema_of_csv` is to do, as a constant of the statement. */
export interface CsvInferPlan extends Omit<FromCsvPlan, 'fields' | 'failFast' | 'corrupt'> {
  readonly timestampType: 'TIMESTAMP' | 'TIMESTAMP_NTZ';
  /** Dates are timestamps. */
  readonly noDates?: boolean;
}

const DATE_PATTERN = 'yyyy-MM-dd';

function cellType(text: string, plan: CsvInferPlan): InferredType | 'INT' | 'DATE' {
  refuseOtherDigits(text);
  if (/^[+-]?\d+$/.test(text)) {
    const value = BigInt(text.replace('+', ''));
    if (BigInt.asIntN(32, value) === value) return 'INT';
    if (BigInt.asIntN(64, value) === value) return 'BIGINT';
  }
  const digits = digitsOf(text);
  if (digits && digits[1] === 0 && digits[0] <= 38) return { decimal: digits };
  const words = [plan.nan ?? 'NaN', plan.minusInfinity ?? '-Inf', plan.plusInfinity ?? 'Inf'];
  if (words.includes(text) || javaDouble(text) !== undefined) return 'DOUBLE';
  const is = (kind: string, options: object): boolean =>
    readDatetime(kind, text, { ...options, lenient: true }, false) !== undefined;
  if (!plan.noDates && is('date', { date: plan.date ?? DATE_PATTERN })) return 'DATE';
  const { timestamp, ntz } = plan;
  if (plan.timestampType === 'TIMESTAMP_NTZ' && is('timestamp_ntz', ntz === undefined ? {} : { ntz }))
    return 'TIMESTAMP_NTZ';
  if (is('timestamp', timestamp === undefined ? {} : { timestamp })) return 'TIMESTAMP';
  return /^(?:true|false)$/i.test(text) ? 'BOOLEAN' : 'STRING';
}

/** The schema of one record, its columns named by their places. Throws for a record that is nothing. */
export function schemaOfCsv(text: string, plan: CsvInferPlan): string {
  const cells = csvRecord(text, { ...CSV_SYNTAX, ...plan.syntax });
  if (!cells) throw new Error('[INTERNAL_ERROR] Malformed CSV record: no schema can be inferred from it.');
  const types = cells.map(({ text: cell, quoted }, i) => {
    const value = cell === '' && quoted ? (plan.emptyValue ?? '') : cell;
    const known = value === null || value === '' || value === (plan.nullValue ?? '');
    const type = known ? 'STRING' : cellType(value, plan);
    return `_c${i}: ${type === 'INT' || type === 'DATE' ? type : typeSql(type)}`;
  });
  return `STRUCT<${types.join(', ')}>`;
}

const planOf = memo((text) => JSON.parse(text) as CsvInferPlan);

export const schemaOfCsvHelper = defineHelper({
  name: 'schema_of_csv',
  params: { csv: 'string', plan: 'string' },
  returns: 'string',
  body: ({ csv, plan }) => schemaOfCsv(csv, planOf(plan)),
});
