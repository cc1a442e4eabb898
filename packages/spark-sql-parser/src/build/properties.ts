import { fail, type Properties } from '@spark-sql-to-snowflake/plan-ir';
import type { ExpressionNode, MultipartNameNode, PropertiesNode, PropertyNode } from '../gen/parser.js';
import type { Token } from '../scan/token.js';
import { type BuildContext, spanOf, stringOf, textOf } from './context.js';
import { buildExpression } from './expression.js';
import { buildName } from './name.js';

/** `(a = 'x', b.c 1)`: values as text, the way Spark keeps them. A key without a value has the empty text. */
export function buildProperties(ctx: BuildContext, node: PropertiesNode | undefined): Properties {
  if (node === undefined) return [];
  const seen = new Set<string>();
  return node.items.map((item) => {
    const key = keyOf(ctx, item.key, item.keyString);
    if (seen.has(key)) fail('duplicate-key', { key: `\`${key}\`` }, spanOf(node));
    seen.add(key);
    return { key, value: propertyValue(ctx, item) };
  });
}

/** TBLPROPERTIES and DBPROPERTIES: each key needs its value. */
export function buildValuedProperties(ctx: BuildContext, node: PropertiesNode | undefined): Properties {
  const missing = node?.items.filter((item) => item.value === undefined) ?? [];
  if (node !== undefined && missing.length > 0) {
    const keys = missing.map((item) => keyOf(ctx, item.key, item.keyString)).join(',');
    fail('operation-not-allowed', { what: `Values must be specified for key(s): [${keys}]` }, spanOf(node));
  }
  return buildProperties(ctx, node);
}

/** UNSET TBLPROPERTIES: keys alone. */
export function buildKeys(ctx: BuildContext, node: PropertiesNode): readonly string[] {
  const valued = node.items.filter((item) => item.value !== undefined);
  if (valued.length > 0) {
    const keys = valued.map((item) => keyOf(ctx, item.key, item.keyString)).join(',');
    fail('operation-not-allowed', { what: `Values should not be specified for key(s): [${keys}]` }, spanOf(node));
  }
  return node.items.map((item) => keyOf(ctx, item.key, item.keyString));
}

export function keyOf(ctx: BuildContext, name: MultipartNameNode | undefined, text: Token | undefined): string {
  return name === undefined ? stringOf(ctx, text as Token) : buildName(ctx, name).join('.');
}

function propertyValue(ctx: BuildContext, item: PropertyNode): string {
  if (item.value === undefined) return '';
  const value = buildExpression(ctx, item.value as ExpressionNode);
  if (value.kind === 'literal' && typeof value.value === 'string') return value.value;
  const text = textOf(ctx, item.value);
  return value.kind === 'literal' && typeof value.value === 'boolean' ? text.toLowerCase() : text;
}
