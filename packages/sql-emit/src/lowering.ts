import type { AggregateCall, Call, DataType, Expr } from '@spark-sql-to-snowflake/plan-ir';
import type { EmitContext } from './context.js';
import { at, atom, type SqlPiece, STRENGTH } from './piece.js';

/** What a lowering may look at: the call it lowers, and where it stands. */
export interface CallSite {
  readonly call: Call | AggregateCall;
  /** Types of the (coerced) arguments. */
  readonly types: readonly DataType[];
  /** The result type that Spark gives; what the SQL gives must be of it, or be cast to it. */
  readonly type: DataType;
  /** The typed arguments, for looking at constants. `args` of `render` holds their SQL. */
  readonly exprs: readonly Expr[];
  /** `'DISTINCT '` or `''`. */
  readonly distinct: string;
  /**
   * What must follow an aggregate or window function's closing parenthesis: ` FILTER (WHERE …)`, ` OVER (…)`, both or nothing.
   * WITHIN GROUP stands before it: `withinGroup`.
   */
  readonly over: string;
  /** ` WITHIN GROUP (ORDER BY …)` as written in Spark, or `''`. */
  readonly withinGroup: string;
  /** IGNORE NULLS was written (or is the function's own argument in Spark). */
  readonly ignoreNulls: boolean;
  readonly ctx: EmitContext;
}

/** How true a lowering is. Diagnostics, the compatibility table and the coverage figure are made of it. */
export type Fidelity =
  | {
      readonly kind: 'exact';
      /** A function of `spark-functions` gives the answer: for every call, or for arguments that SQL has no form for. */
      readonly helper?: 'always' | 'sometimes';
    }
  | {
      readonly kind: 'approximate';
      readonly differs: string;
      /** What differs is what Spark's own documentation leaves open: an order, one of equals, an estimate, the session's surroundings. */
      readonly open?: true;
    }
  | { readonly kind: 'unsupported'; readonly why: string; readonly instead?: string };

/** How one dialect says one function. */
export interface Lowering {
  readonly fidelity: Fidelity;
  /** The holes of a template, for the check that each names a parameter. */
  readonly holes?: readonly string[];
  /** How `NOT` around the call is written, where people write it inside: `x NOT IN (…)`. */
  readonly negated?: Lowering;
  render(args: readonly SqlPiece[], site: CallSite, params: readonly string[]): SqlPiece;
}

const EXACT: Fidelity = { kind: 'exact' };

/** A lowering that builds its SQL itself. It may call `site.ctx.refuse` or `site.ctx.approximate` for some arguments only. */
export function build(render: (args: readonly SqlPiece[], site: CallSite) => SqlPiece): Lowering {
  return { fidelity: EXACT, render };
}

/** The same lowering for an argument that shows in nothing, but that NULL there makes the result NULL. */
export const nullWith = (place: number, lowering: Lowering): Lowering => ({
  ...lowering,
  render(args, site, params) {
    const value = lowering.render(args, site, params);
    const arg = site.exprs[place]?.nullable ? args[place] : undefined;
    return arg ? atom(`CASE WHEN ${at(arg, STRENGTH.postfix)} IS NOT NULL THEN ${value.text} END`) : value;
  },
});

/** The same lowering, marked as given by a helper: in every call, or in some. */
export const byHelper = (lowering: Lowering, helper: 'always' | 'sometimes' = 'always'): Lowering =>
  lowering.fidelity.kind === 'exact' ? { ...lowering, fidelity: { ...lowering.fidelity, helper } } : lowering;

/** The same lowering, marked as differing from Spark; each use is reported. */
export function approximate(lowering: Lowering, differs: string): Lowering {
  return { ...lowering, fidelity: { kind: 'approximate', differs } };
}

/** The same lowering, whose answer is one of those that Spark's documentation allows, and may be another than Spark's; each use is reported. */
export function leftOpen(lowering: Lowering, differs: string): Lowering {
  return { ...lowering, fidelity: { kind: 'approximate', differs, open: true } };
}

/** No form in this database. `instead`: what the user can do. */
export function unsupported(why: string, instead?: string): Lowering {
  return {
    fidelity: { kind: 'unsupported', why, ...(instead !== undefined && { instead }) },
    render: (_args, site) => site.ctx.refuse(site.call, why, instead),
  };
}
