export * from './define.js';
export { doubleToText, floatToText } from './double-text.js';
export * from './registry.js';
