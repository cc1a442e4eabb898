import type { DataType, FunctionName, Generate } from '@spark-sql-to-snowflake/plan-ir';
import { types } from '@spark-sql-to-snowflake/plan-ir';
import {
  atom,
  type EmitContext,
  type FromItem,
  type GenerateSite,
  type Select,
  type SqlPiece,
} from '@spark-sql-to-snowflake/sql-emit';
import { asType, callsHelper, NO_HELPER_IN_LAMBDA } from './functions/guard.js';
import { fn } from './functions/pieces.js';
import { callHelper } from './helper-call.js';
import { stringText } from './literals.js';

const select = (items: Select['items'], from?: FromItem): Select => ({
  kind: 'select',
  distinct: false,
  items,
  ...(from && { from }),
  where: [],
  having: [],
  qualify: [],
  ctes: [],
  orderBy: [],
});
const item = (sql: SqlPiece | string, name: string | undefined): Select['items'][number] => ({
  sql: typeof sql === 'string' ? atom(sql) : sql,
  ...(name !== undefined && { name }),
});

/** The columns that FLATTEN shows of each kind of generator, under its alias; undefined where FLATTEN is not what makes the rows. */
export function generatedColumns({ generator, output }: Generate, alias: string): readonly SqlPiece[] | undefined {
  const type = generator.args[0]?.type;
  const value = `${alias}.value`;
  switch (generator.fn as FunctionName) {
    case 'explode':
    case 'explode_outer':
      if (type?.kind !== 'map') return [asType(value, elementOf(type))];
      return [
        type.key.kind === 'string' ? atom(`${alias}.key`) : asType(`${alias}.key`, type.key),
        asType(value, type.value),
      ];
    case 'posexplode':
    case 'posexplode_outer':
      if (type?.kind === 'map')
        return [atom(`${alias}.index`), asType(`${value}['key']`, type.key), asType(`${value}['value']`, type.value)];
      return [atom(`${alias}.index`), asType(value, elementOf(type))];
    case 'inline':
    case 'inline_outer': {
      const row = elementOf(type);
      const fields = row.kind === 'struct' ? row.fields : [];
      return fields.map((f) => asType(`${value}[${stringText(f.name)}]`, f.type));
    }
    case 'stack':
      return output.map((a, i) => asType(`${value}[${i}]`, a.type));
    default:
      return undefined;
  }
}
const elementOf = (type: DataType | undefined): DataType => (type?.kind === 'array' ? type.element : types.unknown);

/**
 * A generator is a FLATTEN of the row beside it. FLATTEN passes over the undefined places that a NULL leaves in an array, so they
 * are made JSON nulls first. OUTER gives a row where there is none.
 * Source: docs.snowflake.com/en/sql-reference/functions/flatten, docs.snowflake.com/en/sql-reference/constructs/join-lateral
 */
export function generate(site: GenerateSite, ctx: EmitContext): FromItem {
  const right = site.generator.fn === 'json_tuple' ? jsonRow(site, ctx) : flatten(site, ctx);
  return site.left ? { kind: 'join', words: 'CROSS JOIN', left: site.left, right } : right;
}

function flatten(site: GenerateSite, ctx: EmitContext): FromItem {
  const outer = site.plan.outer || site.generator.fn.endsWith('_outer') ? ', OUTER => TRUE' : '';
  const call = `FLATTEN(INPUT => ${input(site, ctx)}${outer})`;
  return { kind: 'named', sql: site.left ? `LATERAL ${call}` : `TABLE(${call})`, alias: site.alias };
}

/** What is flattened. */
function input(site: GenerateSite, ctx: EmitContext): string {
  const { generator, args } = site;
  const list = args[0]?.text ?? 'NULL';
  const type = generator.args[0]?.type;
  switch (generator.fn as FunctionName) {
    case 'explode':
    case 'explode_outer':
      if (type?.kind !== 'map') return withJsonNulls(list, type);
      if (callsHelper(list)) return ctx.refuse(generator, NO_HELPER_IN_LAMBDA);
      ctx.approximate(generator, 'the entries come sorted by key, in Spark in the order they were put in');
      return list;
    case 'posexplode':
    case 'posexplode_outer':
      if (type?.kind !== 'map') return withJsonNulls(list, type);
      if (callsHelper(list)) return ctx.refuse(generator, NO_HELPER_IN_LAMBDA);
      ctx.approximate(generator, 'the entries come sorted by key, in Spark in the order they were put in');
      return `TRANSFORM(OBJECT_KEYS(${list}), k__ VARCHAR -> OBJECT_CONSTRUCT_KEEP_NULL('key', k__, 'value', GET(${list}, k__)))`;
    case 'inline':
    case 'inline_outer':
      return withJsonNulls(list, type);
    case 'stack':
      return stackedRows(site);
    default:
      return ctx.refuse(generator, 'it makes no rows that a FROM clause could join');
  }
}

const withJsonNulls = (list: string, type: DataType | undefined): string =>
  type?.kind === 'array' && !type.containsNull ? list : `TRANSFORM(${list}, e__ -> COALESCE(e__, PARSE_JSON('null')))`;

/** STACK is an array of rows, each an array of its cells: a lateral view may not be a UNION. */
function stackedRows(site: GenerateSite): string {
  const cells = site.args.slice(1);
  const width = site.columns.length;
  const [n] = site.generator.args;
  const count = n?.kind === 'literal' ? Number(n.value) : 0;
  const rows = Array.from({ length: count }, (_, i) => {
    const row = site.columns.map((_c, c) => cells[i * width + c]?.text ?? 'NULL');
    return `ARRAY_CONSTRUCT(${row.join(', ')})`;
  });
  return `ARRAY_CONSTRUCT(${rows.join(', ')})`;
}

/** The one row of JSON_TUPLE. */
function jsonRow(site: GenerateSite, ctx: EmitContext): FromItem {
  const query = select(site.columns.map((c, i) => item(jsonField(site, ctx, i), c)));
  return { kind: 'derived', query, alias: site.alias, ...(site.left && { lateral: true }) };
}

/** A top-level field of a JSON text: what GET_JSON_OBJECT gives for its path. */
function jsonField(site: GenerateSite, ctx: EmitContext, index: number): SqlPiece {
  const [json, ...names] = site.generator.args.map((arg) => ctx.emit(arg));
  if (!json) return ctx.refuse(site.generator, 'it has no text');
  const found = callHelper(ctx, 'json_tuple', [json, fn('ARRAY_CONSTRUCT', ...names)]);
  return atom(`${found.text}[${index}]::VARCHAR`);
}
