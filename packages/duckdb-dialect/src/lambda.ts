import { piece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';

/** `lambda x, y: body`. The arrow form is deprecated since DuckDB 1.3: it is an operator on JSON too. */
export function lambda(params: readonly { readonly name: string }[], body: SqlPiece): SqlPiece {
  return piece(`lambda ${params.map((p) => p.name).join(', ')}: ${body.text}`, STRENGTH.lambda);
}
