import type { Expr } from './expr.js';

/** Is it `grouping` or `grouping_id`, which say by what a group is one? */
export const isGroupingCall = (e: Expr): boolean =>
  e.kind === 'call' && (e.fn === 'grouping' || e.fn === 'grouping_id');

/** Is it computed over a group, and not over a row? */
export const isOfGroups = (e: Expr): boolean => e.kind === 'aggregate' || isGroupingCall(e);
