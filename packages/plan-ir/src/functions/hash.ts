import { defineFunctions } from './define.js';

export const hashFunctions = defineFunctions({});
