import { defineFunctions } from './define.js';

export const windowFunctions = defineFunctions({});
