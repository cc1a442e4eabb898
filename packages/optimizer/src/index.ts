export { type OptimizeOptions, optimize, optimizeStatement } from './optimize.js';
export { type Pipeline, pipelines } from './pipeline.js';
export { holdsPython, pythonFunctions } from './python/calls.js';
export { type PythonCall, type PythonFrames, type PythonStage, pythonStage } from './python/stage.js';
export type { Rule } from './rule.js';
export { type Batch, type RunOptions, runBatches } from './run.js';
export { mapStatement } from './statement.js';
