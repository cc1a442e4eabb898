export * from './compile.js';
export * from './script-catalog.js';
export * from './schema-file.js';
