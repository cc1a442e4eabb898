export * from './define.js';
export { doubleToText, floatToText } from './double-text.js';
export { helperBodies } from './gen/bodies.js';
export * from './registry.js';
