import { defineFunctions } from './define.js';

export const miscFunctions = defineFunctions({});
