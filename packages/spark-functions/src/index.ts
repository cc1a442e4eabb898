export { textToNumber } from './cast-number.js';
export { type CsvCellOptions, csvCell } from './csv/cell.js';
export { schemaOfCsv } from './csv/infer.js';
export { fromCsvPlan, inferCsvPlan, toCsvPlan } from './csv/plan.js';
export { javaPattern } from './datetime/java-pattern.js';
export { javaZone } from './datetime/java-zone.js';
export * from './datetime/pattern.js';
export { isNamedZone, printClock } from './datetime/print-fields.js';
export { readByPattern, unreadPattern, wasRead } from './datetime/read.js';
export { javaDecimal } from './decimal-text.js';
export * from './define.js';
export { doubleToText, floatToText } from './double-text.js';
export { helperBodies } from './gen/bodies.js';
export { dayTimeText, yearMonthText } from './interval-text.js';
export { schemaOfJson } from './json/infer.js';
export {
  flag,
  fromJsonPlan,
  inferPlan,
  type ToJsonPlan,
  toJsonPlan,
  type Why,
  type WriteFormats,
  writeFormats,
} from './json/plan.js';
export * from './regex/parse.js';
export { printRegex, type RegexTarget } from './regex/print.js';
export * from './regex/targets.js';
export * from './registry.js';
