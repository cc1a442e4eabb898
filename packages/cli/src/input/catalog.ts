import { catalogOfDdl, catalogOfJson, type LoadedCatalog } from '@spark-sql-to-snowflake/compiler';
import { type Catalog, OPEN_CATALOG, renderDiagnostic } from '@spark-sql-to-snowflake/plan-ir';
import type { Dialect } from '@spark-sql-to-snowflake/sql-emit';
import { visible } from '../output/diagnostics.js';
import { UserError } from '../user-error.js';
import { readText } from './text.js';

/** The tables of all `--schema` files, as the dialect stores them. Later files win. Throws UserError for a file that can't be read or understood. */
export function loadCatalog(files: readonly string[], dialect?: Dialect): Catalog {
  return files.reduce<Catalog>((base, file) => {
    const text = readText(file);
    const loaded = file.endsWith('.json') ? overlay(catalogOfJson(text), base) : catalogOfDdl(text, {}, base, dialect);
    const [bad] = loaded.diagnostics;
    if (bad) throw new UserError(visible(renderDiagnostic(bad, { text, name: file })));
    return loaded.catalog;
  }, OPEN_CATALOG);
}

function overlay(loaded: LoadedCatalog, base: Catalog): LoadedCatalog {
  const table: Catalog['table'] = (name) => {
    const found = loaded.catalog.table(name);
    return found === 'unknown' ? base.table(name) : found;
  };
  return { ...loaded, catalog: { table } };
}
