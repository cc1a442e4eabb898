import type { DataType } from '@spark-sql-to-snowflake/plan-ir';
import { toCsvPlan, writeFormats } from '@spark-sql-to-snowflake/spark-functions';
import {
  at,
  atom,
  build,
  callOptions,
  infixPiece,
  type Lowering,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { fn, text as literal } from '../functions/pieces.js';
import { callHelper } from '../helper-call.js';
import { scalarText } from '../json/scalar.js';
import { stringText } from '../literals.js';
import { typeName } from '../types.js';

/** Types whose texts have nothing in them that would ask for quotes: no comma, quote or line end, and no blanks or `#` at their ends. */
const NEVER_QUOTED: ReadonlySet<DataType['kind']> = new Set([
  'boolean',
  'byte',
  'short',
  'int',
  'long',
  'decimal',
  'float',
  'double',
  'date',
  'timestamp',
  'timestamp_ntz',
  'null',
]);

/** Cells with commas between; a record that is nothing at all is NULL. */
function plainLine(cells: readonly SqlPiece[]): SqlPiece {
  const filled = cells.map((cell) => (cell.text === 'NULL' ? literal('') : fn('COALESCE', cell, literal(''))));
  const [first, ...rest] = filled;
  if (!first) return atom('NULL');
  const line = rest.reduce(
    (l, r) => infixPiece(infixPiece(l, '||', literal(','), STRENGTH.concat), '||', r, STRENGTH.concat),
    first,
  );
  return rest.length === 0 ? fn('NULLIF', line, literal('')) : line;
}

/** `to_csv`: the cells' texts, where there may be a string among them by a helper that quotes them. */
export const toCsv: Lowering = build((args, site) => {
  const [value] = args as [SqlPiece];
  const [type] = site.types;
  const options = callOptions(site.exprs[1], site);
  const plan = toCsvPlan(options);
  if ('why' in plan) return site.ctx.refuse(site.call, plan.why);
  const formats = writeFormats(options);
  if ('why' in formats) return site.ctx.refuse(site.call, formats.why);
  const cells = (type?.kind === 'struct' ? type.fields : []).map((f) => {
    if (f.type.kind === 'null') return atom('NULL');
    const member = atom(`GET(${value.text}, ${stringText(f.name)})::${typeName(f.type)}`);
    return scalarText(member, f.type, formats, site);
  });
  const isPlain =
    options.size === 0 && type?.kind === 'struct' && type.fields.every((f) => NEVER_QUOTED.has(f.type.kind));
  const line = isPlain
    ? plainLine(cells)
    : callHelper(site.ctx, 'to_csv', [fn('ARRAY_CONSTRUCT', ...cells), literal(JSON.stringify(plan))]);
  if (!site.exprs[0]?.nullable) return line;
  return atom(`CASE WHEN ${at(value, STRENGTH.bitwise)} IS NOT NULL THEN ${line.text} END`);
});
