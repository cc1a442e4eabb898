export { analyze, analyzeQuery } from './analyze.js';
export { crosstabAsPivot, withoutCrosstabs } from './data-frame/crosstab.js';
export { type ColumnMetadata, schemaOf } from './data-frame/metadata.js';
export { type ObservedMetrics, observedMetrics } from './data-frame/metrics.js';
export type { AnalyzerInput, KeptTable } from './env.js';
export type { SampleSchema } from './expression/sample-schema.js';
