export * from './context.js';
export * from './dialect.js';
export * from './emit.js';
export * from './function-table.js';
export * from './lowering.js';
export * from './piece.js';
export type { Layout } from './render/print.js';
export * from './template.js';
export * from './tree.js';
