export { runCatalogCall } from './catalog-call.js';
export type { CommandEnv } from './env.js';
export { type Command, runStatement } from './run-statement.js';
export { createFrameView } from './view.js';
export { type TableWrite, writeTable } from './write-table.js';
export { writeTo } from './write-v2.js';
