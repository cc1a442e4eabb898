import { fail, type Maintenance, type UnresolvedStatement } from '@spark-sql-to-snowflake/plan-ir';
import type {
  AnalyzeNode,
  CacheNode,
  CommentOnNode,
  LoadNode,
  MultipartNameNode,
  RawCommandNode,
  RefreshNode,
  RepairNode,
  TruncateNode,
  UseNode,
} from '../gen/parser.js';
import * as t from '../gen/tokens.js';
import type { Token } from '../scan/token.js';
import { type BuildContext, refuse, spanOf, stringOf, textOf, tokenText } from './context.js';
import { buildName } from './name.js';
import { buildPartition } from './partition.js';
import { buildProperties } from './properties.js';
import { buildQuery } from './query.js';
import { buildSet } from './set.js';

type What = Maintenance['what'];

function maintenance(
  ctx: BuildContext,
  node: { start: Token; stop: Token },
  what: What,
  name?: MultipartNameNode,
  value?: string,
): UnresolvedStatement {
  return {
    kind: 'maintenance',
    what,
    ...(name && { name: buildName(ctx, name) }),
    ...(value !== undefined && { value }),
    text: textOf(ctx, node),
    origin: spanOf(node),
  };
}

export function buildUse(ctx: BuildContext, node: UseNode): UnresolvedStatement {
  return {
    kind: 'use',
    what: 'schema',
    name: buildName(ctx, node.namespace as MultipartNameNode),
    origin: spanOf(node),
  };
}

export function buildCache(ctx: BuildContext, node: CacheNode): UnresolvedStatement {
  if (node.clear !== undefined) return maintenance(ctx, node, 'clear cache');
  if (node.uncached !== undefined) {
    const uncache = maintenance(ctx, node, 'uncache', node.uncached);
    return node.exists === undefined ? uncache : ({ ...uncache, ifExists: true } as UnresolvedStatement);
  }
  const table = buildName(ctx, node.table as MultipartNameNode);
  if (node.source !== undefined && table.length > 1) {
    fail(
      'statement-refused',
      { what: 'It is not allowed to add catalog/namespace prefix to the table name in CACHE TABLE AS SELECT' },
      spanOf(node),
    );
  }
  return {
    kind: 'cache',
    table,
    lazy: node.lazy !== undefined,
    options: buildProperties(ctx, node.options),
    ...(node.source && { query: buildQuery(ctx, node.source), queryText: textOf(ctx, node.source) }),
    origin: spanOf(node),
  };
}

export function buildRefresh(ctx: BuildContext, node: RefreshNode): UnresolvedStatement {
  if (node.table !== undefined) return maintenance(ctx, node, 'refresh table', node.table);
  if (node.function !== undefined) return maintenance(ctx, node, 'refresh function', node.function);
  const [first] = node.path;
  if (first === undefined)
    fail(
      'statement-refused',
      { what: 'Resource paths cannot be empty in REFRESH statements. Use / to match everything' },
      spanOf(node),
    );
  const text = ctx.text.slice(first.start, node.stop.end);
  if (node.path.length > 1 && /\s/.test(text)) {
    fail(
      'statement-refused',
      { what: "REFRESH statements cannot contain ' ', '\\n', '\\r', '\\t' inside unquoted resource paths" },
      spanOf(node),
    );
  }
  return maintenance(
    ctx,
    node,
    'refresh path',
    undefined,
    first.type === t.STRING_LITERAL ? stringOf(ctx, first) : text,
  );
}

export function buildAnalyze(ctx: BuildContext, node: AnalyzeNode): UnresolvedStatement {
  if (node.option !== undefined && tokenText(ctx, node.option).toUpperCase() !== 'NOSCAN') refuse(ctx, node.option);
  buildPartition(ctx, node.partition);
  return node.table === undefined
    ? maintenance(ctx, node, 'analyze tables', node.namespace)
    : maintenance(ctx, node, 'analyze table', node.table);
}

export function buildTruncate(ctx: BuildContext, node: TruncateNode): UnresolvedStatement {
  const table = buildName(ctx, node.table as MultipartNameNode);
  return { kind: 'truncate', table, partition: buildPartition(ctx, node.partition, true), origin: spanOf(node) };
}

export function buildRepair(ctx: BuildContext, node: RepairNode): UnresolvedStatement {
  return maintenance(ctx, node, 'repair table', node.table);
}

/** It changes a table, so it can't be left out like the commands above. */
export function buildLoad(node: LoadNode): never {
  fail(
    'unsupported',
    { what: 'LOAD DATA', instead: 'Create a table over the files, and INSERT from it.' },
    spanOf(node),
  );
}

export function buildCommentOn(ctx: BuildContext, node: CommentOnNode): UnresolvedStatement {
  const value = node.comment === undefined ? undefined : stringOf(ctx, node.comment);
  return node.table === undefined
    ? maintenance(ctx, node, 'comment on schema', node.namespace, value)
    : maintenance(ctx, node, 'comment on table', node.table, value);
}

/** SET, RESET, ADD, LIST: what follows is text. */
export function buildRaw(ctx: BuildContext, node: RawCommandNode): UnresolvedStatement {
  const command = node.command as Token;
  const origin = spanOf(node);
  // Up to the end of the statement, since a value may hold what the scanner knows no token for.
  const rest = textOf(ctx, node)
    .slice(command.end - command.start)
    .trim();
  switch (command.type) {
    case t.SET:
      return buildSet(ctx, node, rest);
    case t.RESET: {
      const key = rest.replace(/^`([^`]*)`$/, '$1');
      return { kind: 'reset', ...(key !== '' && { key }), origin };
    }
    default: {
      const match = /^(\w+)\s*([\s\S]*)$/.exec(rest);
      const kind = (match?.[1] ?? '').toLowerCase();
      if (!/^(jar|file|archive)s?$/.test(kind)) {
        fail(
          'operation-not-allowed',
          { what: `${tokenText(ctx, command).toUpperCase()} with resource type '${kind}'` },
          origin,
        );
      }
      const what = command.type === t.ADD ? 'add resource' : 'list resource';
      return { kind: 'maintenance', what, value: match?.[2] ?? '', text: textOf(ctx, node), origin };
    }
  }
}
