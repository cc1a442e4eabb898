import type { DataType, FunctionName } from '@spark-sql-to-snowflake/plan-ir';
import { literal as literalExpr, types } from '@spark-sql-to-snowflake/plan-ir';
import {
  atom,
  type EmitContext,
  type FromItem,
  type GenerateSite,
  type Query,
  type Select,
  type SqlPiece,
} from '@spark-sql-to-snowflake/sql-emit';
import { indexed } from './functions/guard.js';
import { callHelper } from './helper-call.js';
import { stringText } from './literals.js';

const tail = { ctes: [], orderBy: [] } as const;
const selectOf = (items: Select['items'], from?: FromItem): Select => ({
  kind: 'select',
  distinct: false,
  items,
  ...(from && { from }),
  where: [],
  having: [],
  qualify: [],
  ...tail,
});
const item = (sql: string, name: string | undefined): Select['items'][number] => ({
  sql: atom(sql),
  ...(name !== undefined && { name }),
});

/**
 * A generator is a table joined to each row: UNNEST for a list, a lateral subquery where the rows take more. DuckDB's UNNEST
 * keeps NULL elements and gives no row of an empty or NULL list, as Spark's EXPLODE. The outer forms take a list of one NULL in place
 * of those: a LEFT JOIN with UNNEST would lose the order of the elements.
 */
export function generate(site: GenerateSite, ctx: EmitContext): FromItem {
  const outer = site.plan.outer || site.generator.fn.endsWith('_outer');
  const right = rows(site, ctx, outer);
  if (!site.left) return right;
  return { kind: 'join', words: 'CROSS JOIN', left: site.left, right };
}

const filled = (list: string, size: string): string => `CASE WHEN ${size} > 0 THEN ${list} ELSE [NULL] END`;

function rows(site: GenerateSite, ctx: EmitContext, outer: boolean): FromItem {
  const { generator, args, columns, alias } = site;
  const [value] = args;
  const text = value?.text ?? 'NULL';
  const type = generator.args[0]?.type;
  const list = outer ? filled(text, `LEN(${text})`) : text;
  const lateral = (query: Query, named = false): FromItem => ({
    kind: 'derived',
    query,
    alias,
    ...(named && { columns }),
    ...(site.left && { lateral: true }),
  });
  switch (generator.fn as FunctionName) {
    case 'explode':
    case 'explode_outer':
      if (type?.kind === 'map') return lateral(mapRows(text, outer, columns));
      if (outer) return lateral(selectOf([item(`UNNEST(${list})`, columns[0])]));
      return { kind: 'named', sql: `UNNEST(${text})`, alias, columns };
    case 'posexplode':
    case 'posexplode_outer': {
      if (type?.kind === 'map') return lateral(mapRows(text, outer, columns.slice(1), columns[0]));
      return lateral(selectOf([position(text, outer, columns[0]), item(`UNNEST(${list})`, columns[1])]));
    }
    case 'inline':
    case 'inline_outer':
      return lateral(structRows(list, type, columns));
    case 'stack':
      return lateral(stackRows(site, ctx), true);
    case 'json_tuple':
      return lateral(selectOf(columns.map((c, i) => item(jsonField(site, ctx, i).text, c))));
    default:
      return ctx.refuse(generator, 'it makes no rows that a FROM clause could join');
  }
}

/** The places of the elements from 0; of an empty list's one row there is none. */
function position(list: string, outer: boolean, name: string | undefined): Select['items'][number] {
  const size = `LEN(${list})`;
  const places = outer ? `UNNEST(${filled(`range(${size})`, size)})` : `generate_subscripts(${list}, 1) - 1`;
  return item(`CAST(${places} AS INTEGER)`, name);
}

function mapRows(map: string, outer: boolean, [key, value]: readonly string[], pos?: string): Select {
  const keys = `map_keys(${map})`;
  const values = `map_values(${map})`;
  const size = `LEN(${keys})`;
  const unnested = (list: string): string => `UNNEST(${outer ? filled(list, size) : list})`;
  return selectOf([
    ...(pos === undefined ? [] : [position(keys, outer, pos)]),
    item(unnested(keys), key),
    item(unnested(values), value),
  ]);
}

/** A NULL struct gives a row of NULLs. */
function structRows(list: string, type: DataType | undefined, columns: readonly string[]): Select {
  const row = type?.kind === 'array' ? type.element : undefined;
  const fields = row?.kind === 'struct' ? row.fields : [];
  const unnested: FromItem = { kind: 'derived', query: selectOf([item(`UNNEST(${list})`, 's__')]), alias: 'u__' };
  return selectOf(
    fields.map((f, i) => item(`${indexed(atom('s__'))}[${stringText(f.name).text}]`, columns[i])),
    unnested,
  );
}

function stackRows(site: GenerateSite, ctx: EmitContext): Query {
  const cells = site.args.slice(1);
  const width = site.columns.length;
  const rowTexts: string[] = [];
  for (let i = 0; i < rowCount(site); i++) {
    const row = site.columns.map((_, c): SqlPiece => cells[i * width + c] ?? typedNull(site, c, ctx));
    rowTexts.push(`(${row.map((p) => p.text).join(', ')})`);
  }
  return { kind: 'raw', text: `VALUES ${rowTexts.join(', ')}`, ...tail };
}

const rowCount = (site: GenerateSite): number => {
  const [n] = site.generator.args;
  return n?.kind === 'literal' ? Number(n.value) : 0;
};
function typedNull(site: GenerateSite, column: number, ctx: EmitContext): SqlPiece {
  return ctx.emit(literalExpr(null, site.plan.output[column]?.type ?? types.nullType));
}

/** A top-level field of a JSON text: what GET_JSON_OBJECT gives for its path. */
function jsonField(site: GenerateSite, ctx: EmitContext, index: number): SqlPiece {
  const [json, ...names] = site.generator.args.map((arg) => ctx.emit(arg));
  if (!json) return ctx.refuse(site.generator, 'it has no text');
  const found = callHelper(ctx, 'json_tuple', [json, atom(`[${names.map((n) => n.text).join(', ')}]`)]);
  return atom(`${found.text}[${index + 1}]`);
}
