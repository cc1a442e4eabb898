import { defineFunctions } from './define.js';

export const mathFunctions = defineFunctions({});
