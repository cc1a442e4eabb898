import {
  type Describe,
  fail,
  type Show,
  type UnresolvedPlan,
  type UnresolvedStatement,
} from '@spark-sql-to-snowflake/plan-ir';
import type { DescribeNode, LikePatternNode, MultipartNameNode, ShowNode } from '../gen/parser.js';
import * as t from '../gen/tokens.js';
import { type BuildContext, refuse, spanOf, stringOf, tokenText } from './context.js';
import { buildName } from './name.js';
import { buildPartition } from './partition.js';
import { keyOf } from './properties.js';
import { buildQuery } from './query.js';

export function buildShow(ctx: BuildContext, node: ShowNode): UnresolvedStatement {
  return { kind: 'show', ...showing(ctx, node), origin: spanOf(node) };
}

type Shown = Omit<Show, 'kind' | 'origin'>;

function from(ctx: BuildContext, node: MultipartNameNode | undefined): Pick<Show, 'from'> {
  return node === undefined ? {} : { from: buildName(ctx, node) };
}

function like(ctx: BuildContext, node: LikePatternNode | undefined): Pick<Show, 'pattern'> {
  return node?.pattern === undefined ? {} : { pattern: stringOf(ctx, node.pattern) };
}

/** Which SHOW it is stands in the second word, or the third of TABLE EXTENDED and CREATE TABLE. */
function showing(ctx: BuildContext, node: ShowNode): Shown {
  if (node.extendedLike !== undefined) {
    return {
      what: 'table extended',
      ...from(ctx, node.extendedIn),
      pattern: stringOf(ctx, node.extendedLike),
      ...(node.extendedPartition && { partition: buildPartition(ctx, node.extendedPartition, true) }),
    };
  }
  if (node.propertiesOf !== undefined) {
    const keyed = node.key !== undefined || node.keyString !== undefined;
    return {
      what: 'tblproperties',
      table: buildName(ctx, node.propertiesOf),
      ...(keyed && { key: keyOf(ctx, node.key, node.keyString) }),
    };
  }
  if (node.columnsOf !== undefined) return showColumns(ctx, node, node.columnsOf);
  if (node.partitionsOf !== undefined) {
    return {
      what: 'partitions',
      table: buildName(ctx, node.partitionsOf),
      ...(node.partition && { partition: buildPartition(ctx, node.partition, true) }),
    };
  }
  if (node.createOf !== undefined)
    return { what: 'create table', table: buildName(ctx, node.createOf), ...(node.serde && { asSerde: true }) };
  switch (node.kind?.type) {
    case t.TABLES:
      return { what: 'tables', ...from(ctx, node.tablesIn), ...like(ctx, node.tablesLike) };
    case t.VIEWS:
      return { what: 'views', ...from(ctx, node.viewsIn), ...like(ctx, node.viewsLike) };
    case t.FUNCTIONS:
      return showFunctions(ctx, node);
    case t.CATALOGS:
      return { what: 'catalogs', ...like(ctx, node.catalogsLike) };
    case t.CURRENT:
      return { what: 'current schema' };
    default:
      return { what: 'schemas', ...from(ctx, node.namespacesIn), ...like(ctx, node.namespacesLike) };
  }
}

/** SHOW COLUMNS IN t IN db: the schema may be said twice; whether it is the same is not the parser's business. */
function showColumns(ctx: BuildContext, node: ShowNode, of: MultipartNameNode): Shown {
  const table = buildName(ctx, of);
  if (node.columnsIn === undefined) return { what: 'columns', table };
  return { what: 'columns', table, from: buildName(ctx, node.columnsIn) };
}

function showFunctions(ctx: BuildContext, node: ShowNode): Shown {
  const scope = node.functionScope === undefined ? undefined : tokenText(ctx, node.functionScope).toLowerCase();
  if (scope !== undefined && scope !== 'user' && scope !== 'system' && scope !== 'all') {
    fail('statement-refused', { what: `SHOW ${scope} FUNCTIONS not supported` }, spanOf(node));
  }
  const { legacy, pattern } = node.functionsLike ?? {};
  if (legacy !== undefined && node.functionsIn !== undefined) refuse(ctx, legacy.start);
  return {
    what: 'functions',
    ...(scope && { scope }),
    ...from(ctx, node.functionsIn),
    ...(pattern && { pattern: stringOf(ctx, pattern) }),
    ...(legacy && { pattern: buildName(ctx, legacy).join('.') }),
  };
}

export function buildDescribe(ctx: BuildContext, node: DescribeNode): UnresolvedStatement {
  const origin = spanOf(node);
  const described = (
    what: Describe<UnresolvedPlan>['what'],
    name: readonly string[],
    extended: boolean,
  ): Describe<UnresolvedPlan> => ({
    kind: 'describe',
    what,
    name,
    extended,
    origin,
  });
  if (node.body !== undefined) return { ...described('query', [], false), query: buildQuery(ctx, node.body) };
  if (node.namespace !== undefined)
    return described('schema', buildName(ctx, node.namespace), node.namespaceExtended !== undefined);
  if (node.function !== undefined)
    return described('function', buildName(ctx, node.function), node.functionExtended !== undefined);
  if (node.operator !== undefined) {
    const name = node.operator.type === t.STRING_LITERAL ? stringOf(ctx, node.operator) : tokenText(ctx, node.operator);
    return described('function', [name], node.functionExtended !== undefined);
  }
  const table = buildName(ctx, node.table as MultipartNameNode);
  const extended = node.style !== undefined;
  if (node.column !== undefined && node.partition !== undefined) {
    fail('statement-refused', { what: 'DESC TABLE COLUMN for a specific partition is not supported' }, origin);
  }
  const partition = node.partition === undefined ? {} : { partition: buildPartition(ctx, node.partition, true) };
  if (node.column === undefined) return { ...described('table', table, extended), ...partition };
  return { ...described('column', table, extended), column: buildName(ctx, node.column) };
}
