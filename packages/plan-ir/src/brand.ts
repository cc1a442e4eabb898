/** A value of type `Base` that only its maker can hand out: a column id is no CTE id, though both are numbers. */
declare const brand: unique symbol;
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };

/** Identity of one output column. It survives rewrites and renames; names do not. */
export type ColumnId = Brand<number, 'ColumnId'>;
/** Identity of one common table expression of a statement. */
export type CteId = Brand<number, 'CteId'>;

/** Hands out ids for one compilation. The counter lives here, never in a module, so that compiling twice gives the same plan. */
export interface IdSource {
  column(): ColumnId;
  cte(): CteId;
}

/** A fresh id source. Ids start at 1, which is what plans print. */
export function idSource(): IdSource {
  let column = 0;
  let cte = 0;
  return {
    column: () => ++column as ColumnId,
    cte: () => ++cte as CteId,
  };
}
