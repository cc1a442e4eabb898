import { defineFunctions } from './define.js';

export const aggregateFunctions = defineFunctions({});
