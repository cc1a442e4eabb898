import type { Expr, Field, families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import {
  atom,
  build,
  type CallSite,
  isNullConstant,
  type Lowering,
  type SqlPiece,
} from '@spark-sql-to-snowflake/sql-emit';
import { stringText } from '../literals.js';
import { typeName } from '../types.js';

/** `{'a': 1, 'b': 2}`. */
function structText(values: readonly SqlPiece[], exprs: readonly Expr[], site: CallSite): SqlPiece {
  const { type } = site;
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
  // a bare NULL has no type that its place could give it
  const value = (f: Field, i: number): string =>
    isNullConstant(exprs[i]) ? `CAST(NULL AS ${typeName(f.type)})` : (values[i]?.text ?? 'NULL');
  return atom(`{${fields.map((f, i) => `${stringText(f.name).text}: ${value(f, i)}`).join(', ')}}`);
}

const odd = (_: unknown, i: number): boolean => i % 2 === 1;

export const structLowerings = {
  struct: build((args, site) => structText(args, site.exprs, site)),
  named_struct: build((args, site) => structText(args.filter(odd), site.exprs.filter(odd), site)),
} satisfies Record<NeedsLowering<(typeof families)['struct']>, Lowering>;
