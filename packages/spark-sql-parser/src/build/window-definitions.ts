import { fail, type UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import type { WindowClauseNode, WindowSpecNode } from '../gen/parser.js';
import type { Token } from '../scan/token.js';
import { type BuildContext, nameOf, spanOf } from './context.js';
import { buildWindow } from './window.js';

/** WINDOW a AS (…), b AS a: a definition may refer to one that is spelled out. */
export function defineWindows(ctx: BuildContext, child: UnresolvedPlan, node: WindowClauseNode): UnresolvedPlan {
  const seen = new Set<string>();
  const windows = node.windows.map((named) => {
    const name = nameOf(ctx, named.windowName as Token);
    if (seen.has(name)) fail('repeated-window', { name }, spanOf(named));
    seen.add(name);
    return { name, window: buildWindow(ctx, named.spec as WindowSpecNode) };
  });
  const spelled = new Map(
    windows.filter(({ window }) => window.reference === undefined).map(({ name, window }) => [name, window]),
  );
  const resolved = windows.map(({ name, window }) => {
    if (window.reference === undefined) return { name, window };
    const target = spelled.get(window.reference);
    if (target === undefined) fail('unknown-window-reference', { name: window.reference }, window.origin);
    return { name, window: target };
  });
  return { kind: 'window-definitions', child, windows: resolved, origin: spanOf(node) };
}
