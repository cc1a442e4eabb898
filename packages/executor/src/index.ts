export * from './arrow-result.js';
export * from './connection.js';
export * from './connections/duckdb.js';
export * from './run-script.js';
export * from './session/session.js';
export * from './show/cell.js';
export * from './show/show.js';
export * from './value.js';
