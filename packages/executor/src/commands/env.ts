import { holdsPython, optimizedQuery, type Typed, typedStatement, withQueries } from '@spark-sql-to-snowflake/compiler';
import type { Literal, Statement, UnresolvedPlan, UnresolvedStatement } from '@spark-sql-to-snowflake/plan-ir';
import type { CatalogNames, SessionCatalog } from '../catalog/session-catalog.js';
import type { FileEnvironment } from '../files/env.js';
import type { CachedFiles } from '../session/cached-files.js';
import { withoutPython } from '../session/python-stages.js';
import type { QueryEnvironment } from '../session/query-environment.js';
import { sampleSchema } from '../session/sample-schema.js';
import type { RunControl, RuntimeConf } from '../session/session.js';
import { prepareSources, type SourceOf, type SourceReader } from '../session/sources.js';

/** What a statement that is no query runs with. */
export interface CommandEnv {
  readonly queries: QueryEnvironment;
  readonly session: SessionCatalog;
  readonly conf: RuntimeConf;
  files(): FileEnvironment;
  readonly cachedFiles: CachedFiles;
  readonly control: RunControl;
  /** The SQL text that the statement is of. */
  readonly text?: string;
  /** Values of the parameters of SQL text. */
  readonly parameters?: {
    readonly named?: Readonly<Record<string, Literal>>;
    readonly positional?: readonly Literal[];
  };
  /** The owner of what is made. Default: the machine's user is not asked, the owner is empty. */
  readonly user?: string;
}

/** The names that the session sees now. */
export const namesNow = (env: CommandEnv): Promise<CatalogNames> => env.session.names(env.queries.connection);

/** Statements that run their queries; the others keep them, or show them. */
const STORES_ROWS: ReadonlySet<Statement['kind']> = new Set(['create-table', 'insert', 'multi-insert', 'merge']);

/** A statement with its names looked up and its types known. Throws CompileError. */
export async function typed(statement: UnresolvedStatement, env: CommandEnv): Promise<Typed<Statement>> {
  const prepared = await withSources(statement, env.queries.sources);
  const made = typedStatement(prepared.statement, {
    catalog: await namesNow(env),
    conf: env.queries.conf(),
    source: prepared.source,
    sampleSchema,
    ...(env.parameters && { parameters: env.parameters }),
  });
  if (!STORES_ROWS.has(made.tree.kind)) return made;
  return withQueries(made, async (query) =>
    holdsPython(query.tree) ? withoutPython(optimizedQuery(query), env.queries, env.control) : query,
  );
}

interface Prepared {
  readonly statement: UnresolvedStatement;
  readonly source: SourceOf;
}

/** Look into the files and rows that the queries of a statement read. */
async function withSources(statement: UnresolvedStatement, reader: SourceReader): Promise<Prepared> {
  const sources: SourceOf[] = [];
  const prepare = async (plan: UnresolvedPlan): Promise<UnresolvedPlan> => {
    const prepared = await prepareSources(plan, reader);
    sources.push(prepared.source);
    return prepared.plan;
  };
  const withQueries = await withPlans(statement, prepare);
  return {
    statement: withQueries,
    source: (node) => {
      for (const source of sources) {
        const found = source(node);
        if (found) return found;
      }
      return undefined;
    },
  };
}

type Prepare = (plan: UnresolvedPlan) => Promise<UnresolvedPlan>;

async function withPlans(s: UnresolvedStatement, prepare: Prepare): Promise<UnresolvedStatement> {
  switch (s.kind) {
    case 'query':
      return { ...s, plan: await prepare(s.plan) };
    case 'create-view':
    case 'insert':
    case 'insert-directory':
      return { ...s, query: await prepare(s.query) };
    case 'create-table':
    case 'describe':
    case 'cache':
      return s.query ? { ...s, query: await prepare(s.query) } : s;
    case 'merge':
      return { ...s, source: await prepare(s.source) };
    case 'multi-insert': {
      const inserts = [];
      for (const i of s.inserts) inserts.push({ ...i, query: await prepare(i.query) });
      return { ...s, inserts };
    }
    default:
      return s;
  }
}
