import type { DataType, families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import { atom, build, type CallSite, type Lowering, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { stringText } from '../literals.js';

/** `{'a': 1, 'b': 2}`. */
export function structText(type: DataType, values: readonly SqlPiece[], site: CallSite): SqlPiece {
  const fields = type.kind === 'struct' ? type.fields : [];
  if (fields.length === 0) return site.ctx.refuse(site.call, 'a struct has one field at least in DuckDB');
  const names = new Set(fields.map((f) => f.name.toLowerCase()));
  if (names.size < fields.length) {
    return site.ctx.refuse(
      site.call,
      'two fields of a struct have one name, which DuckDB does not allow',
      'Rename one.',
    );
  }
  return atom(`{${fields.map((f, i) => `${stringText(f.name).text}: ${values[i]?.text ?? 'NULL'}`).join(', ')}}`);
}

export const structLowerings = {
  struct: build((args, site) => structText(site.type, args, site)),
  named_struct: build((args, site) =>
    structText(
      site.type,
      args.filter((_, i) => i % 2 === 1),
      site,
    ),
  ),
} satisfies Record<NeedsLowering<(typeof families)['struct']>, Lowering>;
