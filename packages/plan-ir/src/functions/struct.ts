import { defineFunctions } from './define.js';

export const structFunctions = defineFunctions({});
