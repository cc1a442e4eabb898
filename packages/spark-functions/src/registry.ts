import { aesHelpers } from './aes/helpers.js';
import { binaryHelpers } from './binary.js';
import { bitmapHelpers } from './bitmap.js';
import { bytesHelpers } from './bytes.js';
import { castNumberHelpers } from './cast-number.js';
import { countMinSketchHelper } from './count-min-sketch.js';
import { covarianceHelper } from './covariance.js';
import { crc32Helper } from './crc32.js';
import { toCsvHelper } from './csv/cell.js';
import { fromCsvHelper } from './csv/from-csv.js';
import { schemaOfCsvHelper } from './csv/infer.js';
import { castTextHelpers } from './datetime/cast-text.js';
import { monthsHelpers } from './datetime/months.js';
import { printTimeHelper } from './datetime/print.js';
import { printClockHelpers } from './datetime/print-clock.js';
import { readTimeHelpers } from './datetime/read.js';
import { signedYearHelper } from './datetime/signed-year.js';
import { zoneHelpers } from './datetime/zone-helpers.js';
import { decimalArithmeticHelper } from './decimal-arithmetic.js';
import type { Helper } from './define.js';
import { doubleTextHelper, floatTextHelper } from './double-text.js';
import {
  formatDecimalHelper,
  formatDecimalPatternHelper,
  formatDoubleHelper,
  formatDoublePatternHelper,
} from './format-number.js';
import { formatStringHelper } from './format-string.js';
import { frequentItemsHelper } from './frequent-items.js';
import { hashHelpers } from './hash.js';
import { hashListHelpers } from './hash-list.js';
import { histogramHelpers } from './histogram.js';
import { hllHelpers } from './hll/helpers.js';
import { intervalReadHelpers } from './interval-read.js';
import { dayTimeTextHelper, yearMonthTextHelper } from './interval-text.js';
import { javaMethodHelper } from './java-method.js';
import { findHelpers } from './json/find.js';
import { fromJsonHelper } from './json/from-json.js';
import { schemaOfJsonHelper } from './json/infer.js';
import { jsonLayoutHelper } from './json/layout.js';
import { likeHelper } from './like.js';
import { mathHelpers } from './math.js';
import { modeHelper } from './mode.js';
import { momentsHelpers } from './moments.js';
import { numberFormatHelpers } from './number-format.js';
import { numberTextHelpers } from './number-text.js';
import { percentileHelper } from './percentile.js';
import { permutationHelper } from './permutation.js';
import { raiseHelper } from './raise.js';
import { randomHelpers } from './random.js';
import { regexpHelpers } from './regexp.js';
import { sampleCountHelper } from './sample-counts.js';
import { sha2Helper } from './sha2.js';
import { strictMathHelpers } from './strict-math/helpers.js';
import { sumHelper } from './sum-in-parts.js';
import { textHelpers } from './text.js';
import { parseUrlHelper } from './url.js';
import { xpathHelpers } from './xml/helpers.js';

const list: readonly Helper[] = [
  decimalArithmeticHelper,
  doubleTextHelper,
  floatTextHelper,
  yearMonthTextHelper,
  dayTimeTextHelper,
  ...intervalReadHelpers,
  ...textHelpers,
  ...regexpHelpers,
  likeHelper,
  ...bytesHelpers,
  ...mathHelpers,
  ...strictMathHelpers,
  ...hashHelpers,
  ...hashListHelpers,
  ...randomHelpers,
  sampleCountHelper,
  permutationHelper,
  ...monthsHelpers,
  ...castTextHelpers,
  ...zoneHelpers,
  printTimeHelper,
  ...printClockHelpers,
  signedYearHelper,
  ...readTimeHelpers,
  ...aesHelpers,
  ...binaryHelpers,
  ...bitmapHelpers,
  ...numberFormatHelpers,
  ...numberTextHelpers,
  ...castNumberHelpers,
  ...xpathHelpers,
  countMinSketchHelper,
  frequentItemsHelper,
  ...histogramHelpers,
  covarianceHelper,
  javaMethodHelper,
  sumHelper,
  modeHelper,
  ...momentsHelpers,
  percentileHelper,
  ...hllHelpers,
  crc32Helper,
  toCsvHelper,
  fromCsvHelper,
  schemaOfCsvHelper,
  ...findHelpers,
  fromJsonHelper,
  jsonLayoutHelper,
  schemaOfJsonHelper,
  parseUrlHelper,
  formatDecimalHelper,
  formatDoubleHelper,
  formatDecimalPatternHelper,
  formatDoublePatternHelper,
  formatStringHelper,
  raiseHelper,
  sha2Helper,
];

/** Every helper by name. */
export const helpers: ReadonlyMap<string, Helper> = new Map(list.map((h) => [h.name, h]));

/** The SQL name of a helper. */
export const helperSqlName = (name: string): string => `spark_${name}`;
