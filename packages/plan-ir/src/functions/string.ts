import { defineFunctions } from './define.js';

export const stringFunctions = defineFunctions({});
