import { defineFunctions } from './define.js';

export const mapFunctions = defineFunctions({});
