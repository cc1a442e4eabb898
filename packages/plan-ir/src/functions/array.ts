import { defineFunctions } from './define.js';

export const arrayFunctions = defineFunctions({});
