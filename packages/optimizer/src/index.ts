export { type OptimizeOptions, optimize, optimizeStatement } from './optimize.js';
export { type Pipeline, pipelines } from './pipeline.js';
export type { Rule } from './rule.js';
export { type Batch, type RunOptions, runBatches } from './run.js';
