import {
  type Catalog,
  type DataType,
  type Field,
  nullableInside,
  outputOf,
  partitionColumns,
  partitionedLast,
  type Statement,
  type TableInfo,
  type TableName,
} from '@spark-sql-to-snowflake/plan-ir';

/** A catalog that the statements of a script add to, over the caller's. */
export interface ScriptCatalog extends Catalog {
  /** Take note of what a statement creates, changes or drops. */
  apply(statement: Statement): void;
  /** The tables whose schema was asked for and is not known, as they were written. */
  readonly needs: readonly TableName[];
}

/** The type of the database's own that a column is stored as: `Field.stored`. */
export type StoredAs = (type: DataType) => string | undefined;

/** A column of a table that a statement makes, as the database stores it. */
function storedField(field: Field, storedAs: StoredAs): Field {
  const stored = storedAs(field.type);
  return stored === undefined ? field : { ...field, stored };
}

const joined = (name: readonly string[]): string => name.join('\0');

/** A name without the catalog and the schema that a session begins in: `spark_catalog.default.t` is t, until USE goes elsewhere. */
function homeless(parts: readonly string[]): readonly string[] {
  const within = parts.length === 3 && parts[0] === 'spark_catalog' ? parts.slice(1) : parts;
  return within.length === 2 && within[0] === 'default' ? within.slice(1) : within;
}

/** Statements of one script see the tables that earlier ones made. Nothing of the caller's catalog is changed. */
export function scriptCatalog(base: Catalog, storedAs: StoredAs = () => undefined): ScriptCatalog {
  const own = new Map<string, TableInfo | 'missing'>();
  const needs = new Map<string, TableName>();
  let moved = false;
  const key = (name: TableName): string => {
    const parts = name.map((p) => p.toLowerCase());
    return joined(moved ? parts : homeless(parts));
  };

  const columnsOf = (name: TableName): readonly Field[] | undefined => {
    const info = own.get(key(name)) ?? base.table(name);
    return typeof info === 'string' ? undefined : info.columns;
  };
  const put = (name: TableName, columns: readonly Field[], partitionColumns: readonly string[] = []): void => {
    own.set(key(name), { name, columns, ...(partitionColumns.length > 0 && { partitionColumns }) });
  };

  return {
    table(name) {
      const found = own.get(key(name)) ?? base.table(name);
      if (found === 'unknown') needs.set(key(name), name);
      return found;
    },
    get needs() {
      return [...needs.values()];
    },
    apply(statement) {
      switch (statement.kind) {
        case 'create-table': {
          if (
            statement.mode === 'create-if-not-exists' &&
            typeof (own.get(key(statement.name)) ?? base.table(statement.name)) !== 'string'
          )
            return;
          const declared = statement.columns.map(
            (c): Field => ({
              name: c.name,
              type: c.type,
              nullable: c.nullable,
              ...(c.comment !== undefined && { comment: c.comment }),
            }),
          );
          // what is read back from a table may be NULL, whatever was written
          const columns: readonly Field[] = statement.query
            ? outputOf(statement.query).map((c) => ({ ...c, type: nullableInside(c.type), nullable: true }))
            : declared;
          const made = columns.map((c) => storedField(c, storedAs));
          put(statement.name, partitionedLast(made, statement.spec), partitionColumns(statement.spec));
          return;
        }
        case 'create-table-like': {
          const columns = columnsOf(statement.source);
          if (columns) put(statement.name, columns);
          return;
        }
        case 'create-view': {
          const output = outputOf(statement.query);
          put(
            statement.name,
            output.map((a, i) => ({
              name: statement.columns?.[i]?.name ?? a.name,
              type: a.type,
              nullable: a.nullable,
            })),
          );
          return;
        }
        case 'use':
          moved = true;
          return;
        case 'drop':
          if (statement.object === 'table' || statement.object === 'view') own.set(key(statement.name), 'missing');
          return;
        case 'alter': {
          const columns = columnsOf(statement.name);
          if (!columns) return;
          applyAlter(statement, columns, storedAs, put, (name) => own.set(key(name), 'missing'));
          return;
        }
        default:
      }
    },
  };
}

function applyAlter(
  statement: Extract<Statement, { kind: 'alter' }>,
  columns: readonly Field[],
  storedAs: StoredAs,
  put: (name: TableName, columns: readonly Field[]) => void,
  drop: (name: TableName) => void,
): void {
  const { action, name } = statement;
  const field = (c: Field): Field => storedField({ name: c.name, type: c.type, nullable: c.nullable }, storedAs);
  const same = (a: string, b: string | undefined): boolean => a.toLowerCase() === b?.toLowerCase();
  switch (action.kind) {
    case 'rename':
      drop(name);
      put(action.to, columns);
      return;
    case 'add-columns':
      put(name, [...columns, ...action.columns.map(field)]);
      return;
    case 'replace-columns':
      put(name, action.columns.map(field));
      return;
    case 'drop-columns':
      put(
        name,
        columns.filter((c) => !action.columns.some((d) => d.length === 1 && same(c.name, d[0]))),
      );
      return;
    case 'rename-column':
      put(
        name,
        columns.map((c) =>
          action.column.length === 1 && same(c.name, action.column[0]) ? { ...c, name: action.to } : c,
        ),
      );
      return;
    case 'alter-column': {
      const { type } = action;
      if (type)
        put(
          name,
          columns.map((c) =>
            action.column.length === 1 && same(c.name, action.column[0]) ? storedField({ ...c, type }, storedAs) : c,
          ),
        );
      return;
    }
    default:
  }
}
