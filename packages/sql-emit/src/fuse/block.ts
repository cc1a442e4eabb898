import type {
  Attribute,
  Call,
  CteDefinition,
  CteRef,
  Expr,
  Generate,
  GroupingSets,
  NamedExpr,
  Range,
  Relation,
  Sample,
  SetOperation,
  SortOrder,
  Values,
} from '@spark-sql-to-snowflake/plan-ir';

/**
 * A SELECT block before it is text: the clauses of one SELECT, still holding typed expressions. All expressions of a block are
 * over the columns of its `source` (aggregates and windows included), so that the clauses can be written in any order.
 */
export type Block = SelectBlock | SetBlock;

interface Tail {
  readonly ctes: readonly CteBlock[];
  readonly orders: readonly SortOrder[];
  readonly limit?: Expr | undefined;
  readonly offset?: Expr | undefined;
}
export interface CteBlock {
  readonly definition: CteDefinition;
  readonly block: Block;
}
export interface SelectBlock extends Tail {
  readonly kind: 'select';
  readonly source?: Source | undefined;
  readonly where: readonly Expr[];
  readonly group?: { readonly groupings: readonly Expr[]; readonly sets?: GroupingSets | undefined } | undefined;
  readonly having: readonly Expr[];
  readonly qualify: readonly Expr[];
  /** Absent: the columns of the source as they are. */
  readonly columns?: readonly NamedExpr[] | undefined;
  readonly distinct: boolean;
}
/** `orders` are over the set operation's own output. */
export interface SetBlock extends Tail {
  readonly kind: 'set';
  readonly plan: SetOperation;
  readonly inputs: readonly Block[];
}

export type Source =
  | { readonly kind: 'leaf'; readonly plan: Relation | Values | Range | CteRef; readonly alias?: string | undefined }
  | {
      readonly kind: 'derived';
      readonly block: Block;
      readonly output: readonly Attribute[];
      readonly alias?: string | undefined;
    }
  | {
      readonly kind: 'join';
      readonly type: 'inner' | 'cross' | 'left' | 'right' | 'full' | 'left-semi' | 'left-anti';
      readonly left: Source;
      readonly right: Source;
      readonly condition?: Expr | undefined;
      readonly lateral: boolean;
    }
  | { readonly kind: 'generate'; readonly plan: Generate; readonly generator: Call; readonly left?: Source }
  | { readonly kind: 'sample'; readonly plan: Sample; readonly child: Source };

const NONE: readonly never[] = [];

/** A block that only names its source. Every key is there: blocks are copied with each clause that joins them. */
export function bareBlock(source?: Source): SelectBlock {
  return {
    kind: 'select',
    source,
    where: NONE,
    group: undefined,
    having: NONE,
    qualify: NONE,
    columns: undefined,
    distinct: false,
    ctes: NONE,
    orders: NONE,
    limit: undefined,
    offset: undefined,
  };
}

/** Nothing but a FROM: its source can stand in another block's FROM as it is. */
export function isBare(block: Block): block is SelectBlock {
  return isUnprojected(block) && block.where.length === 0 && block.ctes.length === 0 && !isOrdered(block);
}

/** Nothing that a WHERE could not be added to. */
export function isUnprojected(block: Block): block is SelectBlock {
  return block.kind === 'select' && !block.columns && !block.group && !block.distinct && !isCut(block);
}

export const isOrdered = (block: Block): boolean => block.orders.length > 0;
export const isCut = (block: Block): boolean => block.limit !== undefined || block.offset !== undefined;
