import type { families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import { parseJsonPath } from '@spark-sql-to-snowflake/spark-functions';
import {
  approximate,
  atom,
  build,
  type CallSite,
  constantText,
  type Lowering,
  type SqlPiece,
  template,
  unsupported,
} from '@spark-sql-to-snowflake/sql-emit';
import { viaHelper } from '../helper-call.js';
import { fromJson } from '../json/read.js';
import { castAs, fn, text } from './pieces.js';

/** The path in Snowflake's words: plain names as they are, any other key in brackets. */
function snowflakePath(path: string, site: CallSite): string | undefined {
  const steps = parseJsonPath(path);
  if (!steps) return undefined;
  let out = '';
  for (const s of steps) {
    if (s.kind === 'wildcard') return site.ctx.refuse(site.call, 'its path has a wildcard');
    if (s.kind === 'index') out += `[${s.index}]`;
    else if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(s.key)) out += `${out === '' ? '' : '.'}${s.key}`;
    else out += `["${s.key.replaceAll('"', '\\"')}"]`;
  }
  return out;
}

const getJsonObject = build((args, site) => {
  const path = constantText(site.exprs[1]);
  if (path === undefined) return site.ctx.refuse(site.call, 'the path must be a constant');
  const there = snowflakePath(path, site);
  if (there === undefined) return castAs(atom('NULL'), 'VARCHAR');
  const json = fn('TRY_PARSE_JSON', args[0] as SqlPiece, text('d'));
  return castAs(there === '' ? json : fn('GET_PATH', json, text(there)), 'VARCHAR');
});

const keys = build((args) => {
  const json = fn('TRY_PARSE_JSON', args[0] as SqlPiece, text('d'));
  return fn('IFF', fn('IS_OBJECT', json), fn('OBJECT_KEYS', json), atom('NULL'));
});

const TO = 'an OBJECT there keeps neither the order of fields nor their formats';
const CSV = unsupported('CSV in strings is not translated yet');
const SCHEMA = unsupported('it is not folded yet');

export const jsonLowerings = {
  get_json_object: approximate(
    getJsonObject,
    'objects come with their keys sorted, numbers as Snowflake prints them, the last of equal keys instead of the first',
  ),
  from_json: fromJson,
  to_json: unsupported(TO),
  schema_of_json: SCHEMA,
  json_array_length: template("ARRAY_SIZE(TRY_PARSE_JSON({json}, 'd'))"),
  json_object_keys: approximate(keys, 'the keys come sorted'),
  from_csv: CSV,
  to_csv: CSV,
  schema_of_csv: SCHEMA,
  xpath: viaHelper('xpath'),
  xpath_boolean: viaHelper('xpath_boolean'),
  xpath_double: viaHelper('xpath_number'),
  xpath_float: viaHelper('xpath_float'),
  xpath_int: viaHelper('xpath_int'),
  xpath_long: viaHelper('xpath_long'),
  xpath_short: viaHelper('xpath_short'),
  xpath_string: viaHelper('xpath_string'),
} satisfies Record<NeedsLowering<(typeof families)['json']>, Lowering>;
