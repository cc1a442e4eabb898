export { analyzeQuery } from './analyze.js';
export type { AnalyzerInput } from './env.js';
