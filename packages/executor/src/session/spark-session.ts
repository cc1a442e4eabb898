import { userInfo } from 'node:os';
import { explainQuery, schemaOfQuery, textParsers } from '@spark-sql-to-snowflake/compiler';
import {
  assertNever,
  type CommandRequest,
  CompileError,
  fail,
  requireBatch,
  type SessionRequest,
  type StructType,
  type TableInfo,
  type UnresolvedRead,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Dialect } from '@spark-sql-to-snowflake/sql-emit';
import { arrowOfRows } from '../arrow/rows.js';
import { readDatabase } from '../catalog/database.js';
import { type ServerCatalog, serverCatalog, sessionCatalog } from '../catalog/index.js';
import { cachedPlans, refreshPath } from '../commands/caching.js';
import { runCatalogCall } from '../commands/catalog-call.js';
import type { CommandEnv } from '../commands/env.js';
import { runStatement } from '../commands/run-statement.js';
import { createFrameView } from '../commands/view.js';
import { writeTable } from '../commands/write-table.js';
import { writeTo } from '../commands/write-v2.js';
import type { Database, Identity } from '../connection.js';
import type { FileEnvironment } from '../files/env.js';
import { foundSchemas } from '../files/found-schemas.js';
import { columnsOfFiles, inspectRead } from '../files/read.js';
import { inspectStream } from '../files/streams.js';
import { sessionFiles } from '../python/session-files.js';
import type { PythonWorkers } from '../python/workers.js';
import type { StageFiles } from '../stage-files.js';
import { makeArtifacts } from './artifacts.js';
import { cachedFiles } from './cached-files.js';
import { runtimeConf } from './conf.js';
import { keptFrames } from './kept.js';
import { inspectLocalRelation, tableOfRows } from './local-relation.js';
import { withParameters } from './parameters.js';
import { distinctValues, valuesOf } from './pivot-values.js';
import { analyzed, fewRows, lastRows, queryResult, type RowSet } from './queries.js';
import type { QueryEnvironment } from './query-environment.js';
import type { RunControl, RunResult, SparkSession } from './session.js';
import { showRows } from './show-request.js';
import type { SourceReader } from './sources.js';
import { inspectStage, pathsOf } from './stage-read.js';
import { stagesOf } from './stages.js';
import { readOfTexts, textFolder } from './texts.js';
import { pathOf, writePath } from './write-path.js';

/** What the sessions of one server share. */
export interface SessionHost {
  readonly database: Database;
  /** The words of that database. */
  readonly dialect: Dialect;
  readonly catalog: ServerCatalog;
  /** Where a session names no zone. Default: the machine's. */
  readonly timeZone?: string;
  /** Processes for functions of Python; absent: they are refused. */
  readonly python?: PythonWorkers;
  /** Settings that the server was started with. */
  readonly started?: Readonly<Record<string, string>>;
}

/** Options that say where files are, and not what is in them. */
const OF_PLACES: ReadonlySet<string> = new Set(['path', 'storageintegration', 'multiline']);

/** A method that only DataFrames have whose rows end. */
async function ofBatch(method: string, call: () => Promise<void>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (error instanceof CompileError && error.diagnostic.code === 'streaming-source')
      fail('streaming-call', { method });
    throw error;
  }
}

/** Open a session of one user's. It costs little until it is used. Throws ExecutionError. */
export async function openSession(id: string, host: SessionHost, identity?: Identity): Promise<SparkSession> {
  const { dialect } = host;
  const typeName = dialect.typeName.bind(dialect);
  const conf = runtimeConf({
    ...(host.timeZone !== undefined && { timeZone: host.timeZone }),
    ...(host.started && { started: host.started }),
  });
  const artifacts = makeArtifacts();
  const connection = await host.database.connect({ session: id, ...(identity && { identity }) });
  // who sees which tables is a matter of the user: such a connection itself keeps what there is
  const server = connection.objects
    ? { ...serverCatalog(), contents: readDatabase, globalViews: host.catalog.globalViews }
    : host.catalog;
  const catalog = sessionCatalog(server, (read) => sources.inspect(read));
  const user = userInfo().username;
  const texts = textFolder();
  const pythonFiles = sessionFiles(artifacts);
  const quiet: RunControl = { signal: new AbortController().signal };

  const schemaOf = (text: string): StructType => textParsers(conf.spark).schema(text);
  const found = foundSchemas();
  const fileEnvironment = (): FileEnvironment => ({
    connection,
    found,
    conf: conf.spark,
    setting: conf.getOption,
    schemaOf,
    typeName,
  });

  const stageTable = (read: UnresolvedRead, stages: StageFiles): Promise<TableInfo> =>
    inspectStage(read, {
      stages,
      files: fileEnvironment(),
      rows: async (plan, table) => {
        const inner = { ...env, sources: { ...sources, inspect: async () => table } };
        return fewRows(plan, inner, quiet);
      },
      columnsOf: async (source, lines) => {
        const paths = [await texts.file(lines)];
        const options = source.options.filter((o) => !OF_PLACES.has(o.key.toLowerCase()));
        return columnsOfFiles({ ...source, options, paths }, fileEnvironment());
      },
    });

  const sources: SourceReader = {
    async inspect(source) {
      if (source.kind === 'read') {
        if (source.streaming) return inspectStream(source, fileEnvironment());
        const { stages } = connection;
        if (stages && pathsOf(source).some(stages.holds)) return stageTable(source, stages);
        if (connection.inspect) return connection.inspect(source);
        const info = await inspectRead(source, fileEnvironment());
        cachedRows.note(info.name, source);
        return info;
      }
      if (source.kind === 'parse') {
        const read = await readOfTexts(source, await fewRows(source.child, env, quiet), texts);
        return inspectRead(read, fileEnvironment());
      }
      if (source.kind === 'catalog-rows')
        return tableOfRows(await runCatalogCall(source.call, commandEnv(quiet)), { connection, conf: conf.spark });
      return inspectLocalRelation(source, { connection, artifacts, conf: conf.spark, schemaOf });
    },
    isTable: async (name) => (await catalog.names(connection)).find(name) !== undefined,
    async pivotValues(pivot) {
      const most = Number(conf.get('spark.sql.pivotMaxValues'));
      return valuesOf(await fewRows(distinctValues(pivot, most), env, quiet), pivot, most);
    },
  };
  const cachedRows = cachedFiles(connection, (read) => sources.inspect(read));
  const kept = keptFrames(connection);
  const env: QueryEnvironment = {
    connection,
    kept,
    ...(host.python && {
      python: { workers: host.python, setting: conf.getOption, paths: pythonFiles.paths },
    }),
    async withCached(plan) {
      const { cached } = catalog.server;
      const plans = cached.size === 0 ? [] : cachedPlans(await catalog.names(connection), cached);
      return cachedRows.reading(plan, plans);
    },
    dialect,
    sources,
    catalog: () => catalog.names(connection),
    conf: () => ({ ...conf.spark, session: { catalog: catalog.catalog, schema: catalog.schema, user } }),
  };
  const rows = ({ schema, rows }: RowSet): RunResult => ({
    kind: 'rows',
    result: arrowOfRows(schema, rows, conf.spark.timeZone),
  });

  const commandEnv = (control: RunControl): CommandEnv => ({
    queries: env,
    session: catalog,
    conf,
    files: fileEnvironment,
    cachedFiles: cachedRows,
    control,
  });

  async function command(request: CommandRequest, control: RunControl): Promise<RunResult> {
    switch (request.kind) {
      case 'sql': {
        const { statement, named, positional } = request;
        if (statement.kind === 'query') {
          requireBatch((await analyzed(withParameters(request, statement.plan), env)).tree);
          return { kind: 'lazy' };
        }
        const parameters = { ...(named && { named }), ...(positional && { positional }) };
        return rows(await runStatement(statement, { ...commandEnv(control), text: request.text, parameters }));
      }
      case 'create-frame-view':
        await createFrameView(request, commandEnv(control));
        return { kind: 'done' };
      case 'write': {
        const { target } = request;
        await ofBatch('write', () =>
          target.kind === 'table'
            ? writeTable({ ...request, target }, commandEnv(control))
            : writePath(request, env, fileEnvironment(), control),
        );
        const path = target.kind === 'path' ? pathOf(request) : undefined;
        if (path !== undefined && catalog.server.cached.size > 0) await refreshPath(path, commandEnv(control));
        return { kind: 'done' };
      }
      case 'write-table':
        await ofBatch('writeTo', () => writeTo(request, commandEnv(control)));
        return { kind: 'done' };
      case 'register-function':
        catalog.functions.put(request.function);
        return { kind: 'done' };
      case 'get-resources':
        return { kind: 'done' };
      default:
        return assertNever(request, 'command');
    }
  }

  return {
    id,
    conf,
    artifacts,
    async analyze(plan) {
      const query = await analyzed(plan, env);
      return { plan: query.tree, schema: schemaOfQuery(query) };
    },
    async explain(plan, mode) {
      return explainQuery(plan, await analyzed(plan, env), dialect, stagesOf(mode));
    },
    async run(request: SessionRequest, control: RunControl): Promise<RunResult> {
      switch (request.kind) {
        case 'query':
          return queryResult(request.plan, env, control);
        case 'show':
          return rows(await showRows(request, env, control));
        case 'tail':
          return { kind: 'rows', result: await lastRows(request.plan, request.rows, env, control) };
        case 'catalog':
          return rows(await runCatalogCall(request.call, commandEnv(control)));
        default:
          return command(request, control).finally(() => {
            if (request.kind !== 'sql' || request.statement.kind !== 'query') kept.changed();
          });
      }
    },
    persist: kept.persist,
    unpersist: kept.unpersist,
    async close() {
      await connection.close();
      await texts.close();
      await pythonFiles.close();
    },
  };
}
