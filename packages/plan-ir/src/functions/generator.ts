import { defineFunctions } from './define.js';

export const generatorFunctions = defineFunctions({});
