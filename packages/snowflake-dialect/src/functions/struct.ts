import type { DataType, Field, families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import { atom, build, type CallSite, type Lowering, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { stringText } from '../literals.js';

/** The fields of a struct that an OBJECT is made for; refused where two have one name. */
export function objectFields(type: DataType | undefined, site: CallSite): readonly Field[] {
  const fields = type?.kind === 'struct' ? type.fields : [];
  if (new Set(fields.map((f) => f.name)).size === fields.length) return fields;
  return site.ctx.refuse(site.call, 'two fields of a struct have one name, which an OBJECT cannot have', 'Rename one.');
}

/** OBJECT_CONSTRUCT would leave fields out that are NULL. */
export function objectText(type: DataType, values: readonly (SqlPiece | undefined)[], site: CallSite): SqlPiece {
  const fields = objectFields(type, site);
  const parts = fields.map((f, i) => `${stringText(f.name)}, ${values[i]?.text ?? 'NULL'}`);
  return atom(`OBJECT_CONSTRUCT_KEEP_NULL(${parts.join(', ')})`);
}

export const structLowerings = {
  struct: build((args, site) => objectText(site.type, args, site)),
  named_struct: build((args, site) =>
    objectText(
      site.type,
      args.filter((_, i) => i % 2 === 1),
      site,
    ),
  ),
} satisfies Record<NeedsLowering<(typeof families)['struct']>, Lowering>;
