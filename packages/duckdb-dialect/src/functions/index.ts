import { functionTable } from '@spark-sql-to-snowflake/sql-emit';
import { aggregateLowerings } from './aggregate.js';
import { arrayLowerings } from './array.js';
import { conditionalLowerings } from './conditional.js';
import { datetimeLowerings } from './datetime.js';
import { generatorLowerings } from './generator.js';
import { hashLowerings } from './hash.js';
import { higherOrderLowerings } from './higher-order.js';
import { jsonLowerings } from './json.js';
import { mapLowerings } from './map.js';
import { mathLowerings } from './math.js';
import { miscLowerings } from './misc.js';
import { operatorLowerings } from './operator.js';
import { regexpLowerings } from './regexp.js';
import { stringLowerings } from './string.js';
import { structLowerings } from './struct.js';
import { windowLowerings } from './window.js';

/** Every function of the registry, in this database's words. */
export const lowerings = functionTable([
  operatorLowerings,
  conditionalLowerings,
  mathLowerings,
  stringLowerings,
  regexpLowerings,
  hashLowerings,
  datetimeLowerings,
  aggregateLowerings,
  windowLowerings,
  arrayLowerings,
  mapLowerings,
  structLowerings,
  higherOrderLowerings,
  jsonLowerings,
  generatorLowerings,
  miscLowerings,
]);
