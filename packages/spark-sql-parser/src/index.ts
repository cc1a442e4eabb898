export type { ParseOptions } from './options.js';
export { parseDataType, parseExpression, parseName, parseStatement, parseTableSchema } from './parse/parse.js';
export { parseScript, type ScriptEntry } from './parse/script.js';
