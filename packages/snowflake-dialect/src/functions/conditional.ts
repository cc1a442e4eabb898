import { type families, type NeedsLowering, sameType } from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  build,
  callText,
  type Lowering,
  native,
  type SqlPiece,
  STRENGTH,
  template,
} from '@spark-sql-to-snowflake/sql-emit';

import { isNested } from '../order-key.js';
import { extremeOf } from './array.js';
import { asType } from './guard.js';

/** Spark passes over NULLs; Snowflake's plain function gives NULL for one. */
const extreme = (name: 'GREATEST' | 'LEAST'): Lowering =>
  build((args, site) => {
    if (!isNested(site.type)) return callText(site.exprs.some((e) => e.nullable) ? `${name}_IGNORE_NULLS` : name, args);
    const items = `TRANSFORM(ARRAY_CONSTRUCT(ARRAY_CONSTRUCT(${args.map((a) => a.text).join(', ')})), l__ ARRAY -> ${extremeOf(`ARRAY_${name === 'GREATEST' ? 'MAX' : 'MIN'}`, 'l__', site.type, site)})[0]`;
    return asType(items, site.type);
  });

/** The comparison's type is the second argument's; the first comes back as it was. */
const nullIf: Lowering = build((args, site) => {
  const [value, unwanted] = args as [SqlPiece, SqlPiece];
  const [from, to] = site.types;
  if (!from || !to || sameType(from, to) || [from, to].some((t) => t.kind === 'null' || t.kind === 'unknown'))
    return callText('NULLIF', args);
  const compared = at(site.ctx.cast(value, from, to), STRENGTH.compare + 1);
  return atom(`IFF(${compared} = ${at(unwanted, STRENGTH.compare + 1)}, NULL, ${value.text})`);
});

export const conditionalLowerings = {
  coalesce: native('COALESCE'),
  if: template('IFF({condition}, {whenTrue}, {whenFalse})'),
  nullif: nullIf,
  greatest: extreme('GREATEST'),
  least: extreme('LEAST'),
  isnan: build(([x]) => atom(`COALESCE(${at(x as SqlPiece, STRENGTH.compare + 1)} = 'NaN'::FLOAT, FALSE)`)),
  nanvl: build(([x, y]) => {
    const value = at(x as SqlPiece, STRENGTH.compare + 1);
    return atom(`IFF(${value} = 'NaN'::FLOAT, ${y?.text}, ${x?.text})`);
  }),
} satisfies Record<NeedsLowering<(typeof families)['conditional']>, Lowering>;
