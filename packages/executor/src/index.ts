export * from './connection.js';
export * from './connections/duckdb.js';
export * from './session.js';
export * from './show.js';
export * from './value.js';
