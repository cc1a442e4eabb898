export * from './compile.js';
export * from './schema-file.js';
export * from './script-catalog.js';
