import { defineFunctions } from './define.js';

export const regexpFunctions = defineFunctions({});
