export * from './datetime/pattern.js';
export * from './define.js';
export { doubleToText, floatToText } from './double-text.js';
export { helperBodies } from './gen/bodies.js';
export * from './json-path.js';
export * from './regex/parse.js';
export { printRegex, type RegexTarget } from './regex/print.js';
export * from './regex/targets.js';
export * from './registry.js';
