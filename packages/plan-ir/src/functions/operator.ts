import { boolean } from '../types/type.js';
import { defineFunctions } from './define.js';

/** Operators under Spark's names for them. `and` and `or` take two operands or more. */
export const operatorFunctions = defineFunctions({
  and: {
    params: { 'operands...': 'boolean' },
    returns: boolean,
    display: (a) => a.reduce((l, r) => `(${l} AND ${r})`),
  },
  or: { params: { 'operands...': 'boolean' }, returns: boolean, display: (a) => a.reduce((l, r) => `(${l} OR ${r})`) },
  not: { params: { operand: 'boolean' }, returns: boolean, aliases: ['!'], display: (a) => `(NOT ${a[0]})` },
});
