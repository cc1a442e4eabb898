import type { DataType, Expr } from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  build,
  type CallSite,
  constantText,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { formatTime } from '../datetime/format.js';
import { callHelper } from '../helper-call.js';
import { stringText } from '../literals.js';
import { castAs } from './pieces.js';

/** Java writes decimals with more places than this with an exponent, where they are small. */
const PLAIN_SCALE = 6;

/** The constant options of a call, by lower-cased name. */
function optionsOf(expr: Expr | undefined, site: CallSite): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  if (expr === undefined) return options;
  if (expr.kind !== 'call' || expr.fn !== 'map') return site.ctx.refuse(site.call, 'its options must be constants');
  for (let i = 0; i + 1 < expr.args.length; i += 2) {
    const [name, value] = [constantText(expr.args[i]), constantText(expr.args[i + 1])];
    if (name === undefined || value === undefined) return site.ctx.refuse(site.call, 'its options must be constants');
    const known = ['timestampformat', 'dateformat'].includes(name.toLowerCase());
    if (!known) return site.ctx.refuse(site.call, `its option ${name} is not translated yet`);
    options.set(name.toLowerCase(), value);
  }
  return options;
}

function cellText(value: SqlPiece, type: DataType, options: ReadonlyMap<string, string>, site: CallSite): SqlPiece {
  const formatted = (pattern: string): SqlPiece => {
    const time = type.kind === 'timestamp_ntz' ? value : castAs(value, 'TIMESTAMP');
    const text = formatTime(time, pattern, site.ctx.conf.timeZone);
    return 'why' in text ? site.ctx.refuse(site.call, text.why) : text;
  };
  switch (type.kind) {
    case 'string':
    case 'char':
    case 'varchar':
      return value;
    case 'boolean':
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
      return castAs(value, 'VARCHAR');
    case 'decimal':
      if (type.scale > PLAIN_SCALE) return site.ctx.refuse(site.call, 'small decimals have exponents there');
      return castAs(value, 'VARCHAR');
    case 'float':
    case 'double':
      return callHelper(site.ctx, `${type.kind}_to_string`, [value]);
    case 'date': {
      const pattern = options.get('dateformat');
      return pattern === undefined ? castAs(value, 'VARCHAR') : formatted(pattern);
    }
    case 'timestamp': {
      const pattern = options.get('timestampformat');
      return pattern === undefined
        ? site.ctx.refuse(site.call, 'a timestamp needs the option timestampFormat here')
        : formatted(pattern);
    }
    default:
      return site.ctx.refuse(site.call, `values of type ${type.kind} are not written as CSV yet`);
  }
}

/** The cells' texts by a helper that quotes them. */
export const toCsv = build((args, site) => {
  const [value] = args as [SqlPiece];
  const [type] = site.types;
  const options = optionsOf(site.exprs[1], site);
  const cells = (type?.kind === 'struct' ? type.fields : []).map((f) => {
    const member = atom(`${at(value, STRENGTH.postfix)}[${stringText(f.name).text}]`);
    return cellText(member, f.type, options, site).text;
  });
  const text = callHelper(site.ctx, 'to_csv', [atom(`[${cells.join(', ')}]::VARCHAR[]`)]);
  if (!site.exprs[0]?.nullable) return text;
  return atom(`CASE WHEN ${at(value, STRENGTH.bitwise)} IS NOT NULL THEN ${text.text} END`);
});
