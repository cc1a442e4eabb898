import {
  type ColumnDefinition,
  type Field,
  isTimeZone,
  literalText,
  partitionColumns,
  typeSql,
  type UnresolvedExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import type { StoredTable } from '../catalog/database.js';
import type { TableMeta } from '../catalog/metadata.js';
import { fold, namePart, plainName, quotedName, SESSION_CATALOG } from '../catalog/names.js';
import type { TempView } from '../catalog/views.js';
import { redacted } from './redact.js';

/** A line of DESCRIBE EXTENDED: what, and its value. */
export type Detail = readonly [name: string, value: string];

/** A moment as Spark's descriptions write it: `Sun Nov 22 16:52:12 PST 2026`. */
export function momentText(ms: number, zone: string): string {
  const parts = new Map(
    new Intl.DateTimeFormat('en-US', {
      timeZone: isTimeZone(zone) ? intlZone(zone) : 'UTC',
      weekday: 'short',
      month: 'short',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      year: 'numeric',
      timeZoneName: 'short',
    })
      .formatToParts(ms)
      .map((p) => [p.type, p.value]),
  );
  const get = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  const time = `${get('hour')}:${get('minute')}:${get('second')}`;
  return `${get('weekday')} ${get('month')} ${get('day')} ${time} ${get('timeZoneName')} ${get('year')}`;
}
function intlZone(zone: string): string {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}

/** What a table is, as listings say it. */
export const tableType = (t: StoredTable): string => (t.kind === 'view' ? 'VIEW' : t.external ? 'EXTERNAL' : 'MANAGED');

const locationText = (path: string): string => (path.startsWith('/') ? `file:${path}` : path);

/** Key and value pairs as descriptions list them: `[a=1, b=2]`. */
export const pairsText = (pairs: readonly { readonly key: string; readonly value: string }[]): string =>
  `[${[...redacted(pairs)]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((p) => `${p.key}=${p.value}`)
    .join(', ')}]`;

/** What DESCRIBE EXTENDED and SHOW TABLE EXTENDED tell of a table or view of the database, in Spark's order. */
export function tableDetails(t: StoredTable, zone: string): readonly Detail[] {
  const { meta } = t;
  const spec = meta?.definition.spec;
  const comment = spec ? spec.comment : t.comment;
  const details: Detail[] = [
    ['Catalog', SESSION_CATALOG],
    ['Database', t.schema],
    ['Table', t.name],
    ...(meta ? [['Created Time', momentText(meta.created, zone)] as const] : []),
    ['Last Access', 'UNKNOWN'],
    ['Created By', 'Spark 3.5.7'],
    ['Type', tableType(t)],
  ];
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined) details.push([name, value]);
  };
  if (t.kind === 'table') add('Provider', spec?.using ?? 'duckdb');
  const clustered = spec?.clusteredBy;
  if (clustered) {
    add('Num Buckets', String(clustered.buckets));
    add('Bucket Columns', `[${clustered.columns.map((c) => quotedName([c])).join(', ')}]`);
    add('Sort Columns', `[${clustered.sortColumns.map((c) => quotedName([c.name])).join(', ')}]`);
  }
  add('Comment', comment);
  if (meta?.view) {
    add('View Text', meta.view.text);
    add('View Original Text', meta.view.text);
    add('View Catalog and Namespace', plainName([SESSION_CATALOG, meta.view.schema]));
    add('View Query Output Columns', `[${meta.view.output.map(namePart).join(', ')}]`);
  }
  if (spec && spec.properties.length > 0) add('Table Properties', pairsText(spec.properties));
  add('Location', spec?.location === undefined ? undefined : locationText(spec.location));
  if (spec && spec.options.length > 0) add('Storage Properties', pairsText(spec.options));
  if (spec && partitionColumns(spec).length > 0) add('Partition Provider', 'Catalog');
  return details;
}

/** The same for a temporary view. */
export function viewDetails(view: TempView, zone: string): readonly Detail[] {
  return [
    ['Table', view.name],
    ['Created Time', momentText(view.created, zone)],
    ['Last Access', 'UNKNOWN'],
    ['Created By', 'Spark '],
    ['Type', 'VIEW'],
    ...(view.comment === undefined ? [] : [['Comment', view.comment] as const]),
    ...(view.text === undefined
      ? []
      : ([
          ['View Text', view.text],
          ['View Catalog and Namespace', plainName([SESSION_CATALOG, view.schema])],
          ['View Query Output Columns', `[${view.columns.map((c) => namePart(c.name)).join(', ')}]`],
        ] as const)),
  ];
}

/** A default as it was written; undefined for what only an evaluation could tell. */
export function defaultText(c: ColumnDefinition<UnresolvedExpr>, meta: TableMeta | undefined): string | undefined {
  return meta?.defaults?.[fold(c.name)] ?? (c.default?.kind === 'literal' ? literalText(c.default) : undefined);
}

const stringText = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const assigned = (pairs: readonly { readonly key: string; readonly value: string }[]): string =>
  `(\n${[...redacted(pairs)]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((p) => `  ${stringText(p.key)} = ${stringText(p.value)}`)
    .join(',\n')})\n`;

function columnText(c: ColumnDefinition<UnresolvedExpr>, withType: boolean, meta: TableMeta | undefined): string {
  const initial = defaultText(c, meta);
  return [
    `  ${namePart(c.name)}`,
    ...(withType ? [typeSql(c.type)] : []),
    ...(withType && initial !== undefined ? [`DEFAULT ${initial}`] : []),
    ...(c.comment === undefined ? [] : [`COMMENT ${stringText(c.comment)}`]),
  ].join(' ');
}

/** The statement that SHOW CREATE TABLE gives for a table or view of the database. */
export function createText(t: StoredTable, columns: readonly Field[]): string {
  const { meta } = t;
  const spec = meta?.definition.spec;
  const defined = meta?.definition.columns ?? columns.map((c) => ({ ...c }));
  const comment = spec ? spec.comment : t.comment;
  const tail = [
    ...(comment === undefined ? [] : [`COMMENT ${stringText(comment)}\n`]),
    ...(spec?.location === undefined ? [] : [`LOCATION ${stringText(locationText(spec.location))}\n`]),
    ...(spec && spec.properties.length > 0 ? [`TBLPROPERTIES ${assigned(spec.properties)}`] : []),
  ];
  if (t.kind === 'view') {
    const list = defined.map((c) => columnText(c, false, meta)).join(',\n');
    return `CREATE VIEW ${plainName([t.schema, t.name])} (\n${list})\n${tail.join('')}AS ${meta?.view?.text ?? ''}\n`;
  }
  const list = defined.map((c) => columnText(c, true, meta)).join(',\n');
  const partition = spec ? partitionColumns(spec) : [];
  const clustered = spec?.clusteredBy;
  return [
    `CREATE TABLE ${plainName([SESSION_CATALOG, t.schema, t.name])} (\n${list})\n`,
    `USING ${spec?.using ?? 'duckdb'}\n`,
    ...(spec && spec.options.length > 0 ? [`OPTIONS ${assigned(spec.options)}`] : []),
    ...(partition.length > 0 ? [`PARTITIONED BY (${partition.map(namePart).join(', ')})\n`] : []),
    ...(clustered
      ? [
          `CLUSTERED BY (${clustered.columns.map(namePart).join(', ')})\n`,
          ...(clustered.sortColumns.length > 0
            ? [`SORTED BY (${clustered.sortColumns.map((c) => namePart(c.name)).join(', ')})\n`]
            : []),
          `INTO ${clustered.buckets} BUCKETS\n`,
        ]
      : []),
    ...tail,
  ].join('');
}
