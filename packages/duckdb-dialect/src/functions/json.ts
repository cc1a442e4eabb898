import type { families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import { parseJsonPath } from '@spark-sql-to-snowflake/spark-functions';
import {
  atom,
  build,
  type CallSite,
  constantText,
  type Lowering,
  type SqlPiece,
  unsupported,
} from '@spark-sql-to-snowflake/sql-emit';
import { callHelper, viaHelper } from '../helper-call.js';
import { fromJson } from '../json/read.js';
import { jsonText } from '../json/write.js';
import { stringText } from '../literals.js';
import { toCsv } from './csv.js';
import { castAs, fn } from './pieces.js';

/** The path in DuckDB's words, every key quoted. */
function duckPath(path: string, site: CallSite): SqlPiece | undefined {
  const steps = parseJsonPath(path);
  if (!steps) return undefined;
  const text = steps.map((s) => {
    if (s.kind === 'wildcard') return site.ctx.refuse(site.call, 'its path has a wildcard');
    return s.kind === 'key' ? `.${JSON.stringify(s.key)}` : `[${s.index}]`;
  });
  return stringText(`$${text.join('')}`);
}

const getJsonObject = build((args, site) => {
  const path = constantText(site.exprs[1]);
  if (path === undefined) return site.ctx.refuse(site.call, 'the path must be a constant');
  const duck = duckPath(path, site);
  return duck ? fn('TRY', fn('JSON_EXTRACT_STRING', args[0] as SqlPiece, duck)) : castAs(atom('NULL'), 'VARCHAR');
});

/** Where the text is JSON of the given kind. */
const where = (kind: string, value: (json: SqlPiece) => SqlPiece): Lowering =>
  build((args) => {
    const [json] = args as [SqlPiece];
    return atom(`CASE WHEN TRY(JSON_TYPE(${json.text})) = '${kind}' THEN ${value(json).text} END`);
  });

const noOptions = (site: CallSite, count: number): void => {
  if (site.exprs.length > count) site.ctx.refuse(site.call, 'its options are not translated yet');
};
const toJson = build((args, site) => {
  noOptions(site, 1);
  return jsonText(args[0] as SqlPiece, site.types[0] as NonNullable<(typeof site.types)[0]>, site);
});

const CSV = unsupported('CSV in strings is not translated yet');
const SCHEMA = unsupported('it is not folded yet');

export const jsonLowerings = {
  get_json_object: getJsonObject,
  from_json: fromJson,
  to_json: toJson,
  schema_of_json: SCHEMA,
  json_array_length: where('ARRAY', (json) => castAs(fn('JSON_ARRAY_LENGTH', json), 'INTEGER')),
  json_object_keys: where('OBJECT', (json) => fn('JSON_KEYS', json)),
  from_csv: CSV,
  to_csv: toCsv,
  schema_of_csv: SCHEMA,
  xpath: viaHelper('xpath'),
  xpath_boolean: viaHelper('xpath_boolean'),
  xpath_double: viaHelper('xpath_number'),
  xpath_float: build((args, site) => castAs(callHelper(site.ctx, 'xpath_float', args), 'FLOAT')),
  xpath_int: viaHelper('xpath_int'),
  xpath_long: viaHelper('xpath_long'),
  xpath_short: build((args, site) => castAs(callHelper(site.ctx, 'xpath_short', args), 'SMALLINT')),
  xpath_string: viaHelper('xpath_string'),
} satisfies Record<NeedsLowering<(typeof families)['json']>, Lowering>;
