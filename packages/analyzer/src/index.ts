export { analyze, analyzeQuery } from './analyze.js';
export type { AnalyzerInput } from './env.js';
