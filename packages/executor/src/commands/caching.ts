import type { Plan, UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import { fold } from '../catalog/names.js';
import type { CatalogNames, Found } from '../catalog/session-catalog.js';
import type { TempView } from '../catalog/views.js';
import { fewRows } from '../session/queries.js';
import { type CommandEnv, namesNow } from './env.js';
import { storedName } from './lookup.js';

/** Under which a table or view is noted as cached. */
export const cacheKey = (found: Found): string | TempView =>
  found.kind === 'temp-view' ? found.view : fold(storedName(found.table).join('.'));

/** The plan that stands for a name; none for a table of the database, whose rows only statements change. */
function planOf(found: Found, names: CatalogNames): Plan | undefined {
  try {
    return names.describe(found).view;
  } catch {
    // what is wrong with it is said to who reads it
    return undefined;
  }
}

/** What was cached, as plans over files. */
export function cachedPlans(names: CatalogNames, cached: ReadonlySet<string | TempView>): readonly Plan[] {
  if (cached.size === 0) return [];
  const found: Found[] = [];
  for (const key of cached) if (typeof key !== 'string') found.push({ kind: 'temp-view', global: false, view: key });
  for (const schema of names.contents.values())
    for (const table of schema.tables.values()) {
      const stored: Found = { kind: 'stored', table };
      if ((table.external || table.kind === 'view') && cached.has(cacheKey(stored))) found.push(stored);
    }
  return found.flatMap((f) => planOf(f, names) ?? []);
}

/** CACHE TABLE. Rows of files are kept; everything else the database keeps anyway. `name` is asked for at once unless it is lazy. */
export async function noteCached(found: Found, name: readonly string[] | undefined, env: CommandEnv): Promise<void> {
  env.session.server.cached.add(cacheKey(found));
  if (!name) return;
  const plan = planOf(found, await namesNow(env));
  if (!plan || !env.cachedFiles.readsFiles(plan)) return;
  const first: UnresolvedPlan = { kind: 'limit', child: { kind: 'table', name }, limit: ONE };
  await fewRows(first, env.queries, env.control);
}
const ONE = { kind: 'literal', value: 1, type: { kind: 'int' }, nullable: false } as const;

export async function forgetCached(found: Found, env: CommandEnv): Promise<void> {
  env.session.server.cached.delete(cacheKey(found));
  const plan = planOf(found, await namesNow(env));
  if (plan) await env.cachedFiles.forget(plan);
}

export async function clearCache(env: CommandEnv): Promise<void> {
  env.session.server.cached.clear();
  await env.cachedFiles.forgetAll();
}

/** REFRESH TABLE: the files are looked at anew, and rows of them that are kept are forgotten. */
export async function refreshCached(found: Found, env: CommandEnv): Promise<void> {
  const plan = planOf(found, await namesNow(env));
  if (plan) await env.cachedFiles.forget(plan);
  if (found.kind === 'temp-view' && !found.view.live) await lookAgain(found, env);
  else env.session.refresh(found);
  // two looks at the same text files are two relations to Spark, which finds the cached one no more
  if (found.kind === 'stored' && found.table.meta?.definition.spec.using === 'text')
    env.session.server.cached.delete(cacheKey(found));
}

/** REFRESH 'path': the same for all that was cached over files of a path. */
export async function refreshPath(path: string, env: CommandEnv): Promise<void> {
  const names = await namesNow(env);
  const { cached } = env.session.server;
  for (const found of everything(names, env)) {
    if (!cached.has(cacheKey(found))) continue;
    const plan = planOf(found, names);
    if (plan && env.cachedFiles.readsPath(plan, path)) await refreshCached(found, env);
  }
}

function* everything(names: CatalogNames, { session }: CommandEnv): Generator<Found, void, undefined> {
  for (const view of session.views.list()) yield { kind: 'temp-view', global: false, view };
  for (const view of session.server.globalViews.list()) yield { kind: 'temp-view', global: true, view };
  for (const schema of names.contents.values())
    for (const table of schema.tables.values()) if (table.external) yield { kind: 'stored', table };
}

/** A view of a DataFrame keeps the files that there were. */
async function lookAgain(found: Found & { readonly kind: 'temp-view' }, env: CommandEnv): Promise<void> {
  const { view, global } = found;
  const plan = await env.cachedFiles.again(view.plan);
  if (plan === view.plan) return;
  const fresh = { ...view, plan };
  (global ? env.session.server.globalViews : env.session.views).put(fresh);
  const { cached } = env.session.server;
  if (cached.delete(view)) cached.add(fresh);
}
