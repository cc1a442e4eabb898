export * from './compile.js';
export * from './conf-after.js';
export * from './schema-file.js';
export * from './script-catalog.js';
