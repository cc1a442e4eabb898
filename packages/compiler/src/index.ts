export * from './compile.js';
export * from './script-catalog.js';
