import { defineFunctions } from './define.js';

export const datetimeFunctions = defineFunctions({});
