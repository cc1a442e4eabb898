import { type DataType, type families, type NeedsLowering, sameType } from '@spark-sql-to-snowflake/plan-ir';
import {
  atom,
  build,
  callText,
  type Lowering,
  native,
  type SqlPiece,
  template,
} from '@spark-sql-to-snowflake/sql-emit';
import { castAs } from './pieces.js';

/** May a value of the type hold a NULL inside? */
function holdsNull(type: DataType): boolean {
  if (type.kind === 'array') return type.containsNull || holdsNull(type.element);
  return type.kind === 'struct' && type.fields.some((f) => f.nullable || holdsNull(f.type));
}

/** DuckDB's LEAST takes NaN for the greatest too and skips NULLs; only nested values order their NULLs in another way. */
const extreme = (name: string): Lowering =>
  build((args, site) => {
    if (site.types.some(holdsNull)) {
      return site.ctx.refuse(site.call, 'NULLs inside arrays and structs have another order in DuckDB');
    }
    // of FLOAT they take -0.0 for 0.0
    if (site.type.kind === 'float')
      return castAs(
        callText(
          name,
          args.map((a) => castAs(a, 'DOUBLE')),
        ),
        'FLOAT',
      );
    return callText(name, args);
  });

/** The comparison's type is the second argument's; the first comes back as it was. */
const nullIf: Lowering = build((args, site) => {
  const [value, unwanted] = args as [SqlPiece, SqlPiece];
  const [from, to] = site.types;
  if (!from || !to || sameType(from, to) || [from, to].some((t) => t.kind === 'null' || t.kind === 'unknown')) {
    return callText('nullif', args);
  }
  const compared = site.ctx.cast(value, from, to);
  return atom(`CASE WHEN ${compared.text} = ${unwanted.text} THEN NULL ELSE ${value.text} END`);
});

/** NaN exists in floating point alone. */
const isNan: Lowering = build(([value]) => atom(`coalesce(isnan(${value?.text}), FALSE)`));

export const conditionalLowerings = {
  coalesce: native('coalesce'),
  if: template('CASE WHEN {condition} THEN {whenTrue} ELSE {whenFalse} END'),
  nullif: nullIf,
  greatest: extreme('greatest'),
  least: extreme('least'),
  isnan: isNan,
  nanvl: build((args) => {
    const [value, otherwise] = args as [SqlPiece, SqlPiece];
    const pair = `{'v': ${value.text}, 'o': ${otherwise.text}}`;
    return atom(`list_transform([${pair}], lambda p: CASE WHEN isnan(p['v']) THEN p['o'] ELSE p['v'] END)[1]`);
  }),
} satisfies Record<NeedsLowering<(typeof families)['conditional']>, Lowering>;
