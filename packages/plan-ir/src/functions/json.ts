import { defineFunctions } from './define.js';

export const jsonFunctions = defineFunctions({});
