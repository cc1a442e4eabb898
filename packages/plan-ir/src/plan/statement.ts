import type { Expr } from '../expr/expr.js';
import type { StatementOf } from '../unresolved/statement.js';
import type { Plan } from './plan.js';

/** An analysed statement: every query is a typed plan, every expression typed. */
export type Statement = StatementOf<Plan, Expr>;
