export * from './connection.js';
export * from './connections/duckdb.js';
export * from './show.js';
export * from './value.js';
