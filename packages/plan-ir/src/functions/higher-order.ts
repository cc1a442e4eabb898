import { defineFunctions } from './define.js';

export const higherOrderFunctions = defineFunctions({});
