import type { DataType, Expr, FunctionName } from '@spark-sql-to-snowflake/plan-ir';
import { literal as literalExpr, types } from '@spark-sql-to-snowflake/plan-ir';
import {
  atom,
  type EmitContext,
  type FromItem,
  type GenerateSite,
  type Select,
  type SqlPiece,
} from '@spark-sql-to-snowflake/sql-emit';
import { asType } from './functions/guard.js';
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

/**
 * A generator is a lateral view over FLATTEN, whose VALUE is a VARIANT: the view gives it its type. FLATTEN passes over the
 * undefined places that a NULL leaves in an array, so they are made JSON nulls first. OUTER gives a row where there is none.
 * Source: docs.snowflake.com/en/sql-reference/functions/flatten, docs.snowflake.com/en/sql-reference/constructs/join-lateral
 */
export function generate(site: GenerateSite, ctx: EmitContext): FromItem {
  const outer = site.plan.outer || site.generator.fn.endsWith('_outer');
  const right: FromItem = {
    kind: 'derived',
    query: rows(site, outer, ctx),
    alias: site.alias,
    ...(site.left && { lateral: true }),
  };
  // a lateral view takes a comma or INNER JOIN, and no ON
  return site.left ? { kind: 'join', words: 'INNER JOIN', left: site.left, right } : right;
}

function flatten(input: string, outer: boolean): FromItem {
  return { kind: 'named', sql: `TABLE(FLATTEN(INPUT => ${input}${outer ? ', OUTER => TRUE' : ''}))`, alias: 'f' };
}
const withJsonNulls = (list: string, type: DataType | undefined): string =>
  type?.kind === 'array' && !type.containsNull ? list : `TRANSFORM(${list}, e__ -> COALESCE(e__, PARSE_JSON('null')))`;

function rows(site: GenerateSite, outer: boolean, ctx: EmitContext): Select {
  const { generator, args, columns } = site;
  const list = args[0]?.text ?? 'NULL';
  const type = generator.args[0]?.type;
  switch (generator.fn as FunctionName) {
    case 'explode':
    case 'explode_outer':
      if (type?.kind === 'map') return mapRows(list, type, columns, outer, site, ctx);
      return select([item(element(type), columns[0])], flatten(withJsonNulls(list, type), outer));
    case 'posexplode':
    case 'posexplode_outer':
      if (type?.kind === 'map') return ctx.refuse(generator, 'an OBJECT has no order of its entries');
      return select(
        [item('f.index', columns[0]), item(element(type), columns[1])],
        flatten(withJsonNulls(list, type), outer),
      );
    case 'inline':
    case 'inline_outer':
      return structRows(list, type, columns, outer);
    case 'stack':
      return stackRows(site);
    case 'json_tuple':
      return select(columns.map((c, i) => item(jsonField(site, ctx, i), c)));
    default:
      return ctx.refuse(generator, 'it makes no rows that a FROM clause could join');
  }
}
const element = (type: DataType | undefined): SqlPiece =>
  asType('f.value', type?.kind === 'array' ? type.element : types.unknown);

function mapRows(
  map: string,
  type: Extract<DataType, { kind: 'map' }>,
  [key, value]: readonly string[],
  outer: boolean,
  site: GenerateSite,
  ctx: EmitContext,
): Select {
  ctx.approximate(site.generator, 'the entries come sorted by key, in Spark in the order they were put in');
  return select(
    [
      item(type.key.kind === 'string' ? 'f.key' : asType('f.key', type.key), key),
      item(asType('f.value', type.value), value),
    ],
    flatten(map, outer),
  );
}

/** A NULL struct gives a row of NULLs. */
function structRows(list: string, type: DataType | undefined, columns: readonly string[], outer: boolean): Select {
  const row = type?.kind === 'array' ? type.element : undefined;
  const fields = row?.kind === 'struct' ? row.fields : [];
  return select(
    fields.map((f, i) => item(asType(`f.value[${stringText(f.name)}]`, f.type), columns[i])),
    flatten(withJsonNulls(list, type), outer),
  );
}

/** An array of rows, each an array of its cells: a lateral view may not be a UNION. */
function stackRows(site: GenerateSite): Select {
  const cells = site.args.slice(1);
  const width = site.columns.length;
  const [n] = site.generator.args;
  const count = n?.kind === 'literal' ? Number(n.value) : 0;
  const texts = Array.from({ length: count }, (_, i) => {
    const row = site.columns.map((_c, c) => cells[i * width + c]?.text ?? 'NULL');
    return `ARRAY_CONSTRUCT(${row.join(', ')})`;
  });
  return select(
    site.columns.map((c, i) => item(asType(`f.value[${i}]`, site.plan.output[i]?.type ?? types.unknown), c)),
    flatten(`ARRAY_CONSTRUCT(${texts.join(', ')})`, false),
  );
}

/** A top-level field of a JSON text: what GET_JSON_OBJECT gives for its path. */
function jsonField(site: GenerateSite, ctx: EmitContext, index: number): SqlPiece {
  const [json] = site.generator.args;
  const name = site.generator.args[index + 1];
  if (!json || name?.kind !== 'literal' || typeof name.value !== 'string' || /['\]]/.test(name.value)) {
    return ctx.refuse(site.generator, 'its field names must be constants');
  }
  const path: Expr = literalExpr(`$['${name.value}']`, types.string);
  return ctx.emit({ kind: 'call', fn: 'get_json_object', args: [json, path], type: types.string, nullable: true });
}
