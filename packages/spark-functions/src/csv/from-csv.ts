import { type DatetimeOptions, readDatetime } from '../datetime/read-text.js';
import { Refusal } from '../datetime/refusal.js';
import { defineHelper } from '../define.js';
import { doubleToText, floatToText } from '../double-text.js';
import { decimalField, refuseOtherDigits } from '../json/field.js';
import { jsonQuoted, wellFormed } from '../json/quote.js';
import { decimalDigits } from '../json/value-type.js';
import { memo } from '../memo.js';
import { javaDouble } from './java-double.js';
import { CSV_SYNTAX, type CsvSyntax, csvRecord } from './record.js';

/** What `from_csv` is to do, as a constant of the statement. Absent: Spark's default. */
export interface FromCsvPlan extends DatetimeOptions {
  readonly fields: readonly (readonly [name: string, type: string])[];
  readonly syntax?: Partial<CsvSyntax>;
  readonly nullValue?: string;
  readonly emptyValue?: string;
  readonly nan?: string;
  readonly plusInfinity?: string;
  readonly minusInfinity?: string;
  readonly failFast?: boolean;
  readonly corrupt?: string;
}

const misfit = (): never => {
  throw new Error('the text is not of this type');
};

const RANGES: Readonly<Record<string, bigint>> = {
  tinyint: 2n ** 7n,
  smallint: 2n ** 15n,
  int: 2n ** 31n,
  bigint: 2n ** 63n,
};

function integer(text: string, bound: bigint): string {
  refuseOtherDigits(text);
  if (!/^[+-]?\d+$/.test(text)) return misfit();
  const value = BigInt(text.replace('+', ''));
  return value < -bound || value >= bound ? misfit() : String(value);
}

function fractional(text: string, type: string, plan: FromCsvPlan): string {
  if (text === (plan.nan ?? 'NaN')) return '"NaN"';
  if (text === (plan.minusInfinity ?? '-Inf')) return '"-Infinity"';
  if (text === (plan.plusInfinity ?? 'Inf')) return '"Infinity"';
  const value = javaDouble(text) ?? misfit();
  const shown = type === 'float' ? floatToText(Math.fround(value)) : doubleToText(value);
  return /^-?\d/.test(shown) && shown !== '-0.0' ? shown : `"${shown}"`;
}

/** A cell's text as JSON that a cast to the type takes. */
function cellValue(text: string, type: string, plan: FromCsvPlan): string {
  if (type === 'string') return jsonQuoted(text);
  if (type === 'boolean') return /^(?:true|false)$/i.test(text) ? text.toLowerCase() : misfit();
  const bound = RANGES[type];
  if (bound !== undefined) return integer(text, bound);
  if (type === 'float' || type === 'double') return fractional(text, type, plan);
  const digits = decimalDigits(type);
  if (digits) return `"${decimalField(text, ...digits)}"`;
  const time = readDatetime(type, text, plan, false);
  return time === undefined ? misfit() : `"${time}"`;
}

/** JSON text of the struct that `from_csv` gives; values are in the text that a cast to their type takes. */
export function fromCsv(text: string, plan: FromCsvPlan): string {
  const read = plan.fields.filter(([name]) => name !== plan.corrupt);
  const cells = csvRecord(text, { ...CSV_SYNTAX, ...plan.syntax });
  let bad = cells?.length !== read.length;
  const nullValue = plan.nullValue ?? '';
  const values = read.map(([, type], i) => {
    const cell = cells?.[i];
    if (!cell) return 'null';
    const value =
      cell.text === null ? nullValue : cell.text === '' && cell.quoted ? (plan.emptyValue ?? '') : cell.text;
    if (value === nullValue) return 'null';
    try {
      return cellValue(value, type, plan);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      bad = true;
      return 'null';
    }
  });
  if (bad && plan.failFast)
    throw new Error(
      `[MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION] Malformed records are detected in record parsing: ${text}. Parse Mode: FAILFAST.`,
    );
  let at = 0;
  const members = plan.fields.map(([name]) => {
    const value =
      name === plan.corrupt ? (bad && cells ? jsonQuoted(text.replace(/\r?\n$/, '')) : 'null') : values[at++];
    return `${jsonQuoted(name)}:${value}`;
  });
  return wellFormed(`{${members.join(',')}}`);
}

const planOf = memo((text) => JSON.parse(text) as FromCsvPlan);

export const fromCsvHelper = defineHelper({
  name: 'from_csv',
  params: { csv: 'string', plan: 'string' },
  returns: 'string',
  body: ({ csv, plan }) => fromCsv(csv, planOf(plan)),
});
