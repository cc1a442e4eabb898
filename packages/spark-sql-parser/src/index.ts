export type { ParseOptions } from './options.js';
export { parseDataType, parseExpression, parseName, parseStatement, parseTableSchema } from './parse/parse.js';
export { parseScript, type ScriptEntry, type ScriptPart, splitScript } from './parse/script.js';
