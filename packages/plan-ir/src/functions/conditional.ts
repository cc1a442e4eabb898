import { defineFunctions } from './define.js';

export const conditionalFunctions = defineFunctions({});
