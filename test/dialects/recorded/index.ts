import { aggregateFacts } from './aggregates.js';
import { conditionFacts } from './conditions.js';
import type { RecordedFact } from './fact.js';
import { nestedFacts } from './nested.js';
import { numberFacts } from './numbers.js';
import { queryFacts } from './queries.js';
import { textFacts } from './text.js';
import { timeFacts } from './times.js';

export const recordedFacts: readonly RecordedFact[] = [
  ...numberFacts,
  ...conditionFacts,
  ...aggregateFacts,
  ...timeFacts,
  ...textFacts,
  ...nestedFacts,
  ...queryFacts,
];
