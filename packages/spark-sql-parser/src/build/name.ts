import type { TableName, UnresolvedExpr } from '@spark-sql-to-snowflake/plan-ir';
import { fail } from '@spark-sql-to-snowflake/plan-ir';
import type { ColumnPathNode, ExpressionNode, MultipartNameNode, NameNode, TableNameNode } from '../gen/parser.js';
import { type BuildContext, nameOf, namesOf, refuse, spanOf } from './context.js';
import { buildExpression } from './expression.js';

export function buildColumnPath(ctx: BuildContext, node: ColumnPathNode): readonly string[] {
  return namesOf(ctx, node.parts);
}

/** The name of a table, or IDENTIFIER(…), which only the analyzer can evaluate. */
export function buildTableName(
  ctx: BuildContext,
  node: MultipartNameNode | TableNameNode,
): { name: TableName; identifier?: UnresolvedExpr } {
  if (node.identifier !== undefined) {
    const identifier = buildExpression(ctx, node.identifier);
    const name = identifierParts(node.identifier, identifier);
    return name === undefined ? { name: [], identifier } : { name };
  }
  if ('parts' in node) return { name: namesOf(ctx, node.parts) };
  const first = nameOf(ctx, (node.first as NameNode).start);
  return { name: node.rest.length === 0 ? [first] : [first, ...namesOf(ctx, node.rest)] };
}

/** The name of what a statement is about. IDENTIFIER of a constant counts as the name; of other expressions only queries know. */
export function buildName(ctx: BuildContext, node: MultipartNameNode | TableNameNode): TableName {
  const { name, identifier } = buildTableName(ctx, node);
  if (identifier !== undefined) {
    fail(
      'unsupported',
      { what: 'IDENTIFIER(…) of an expression in this place', why: 'its value is known only when it runs' },
      spanOf(node),
    );
  }
  return name;
}

/** String literals and their concatenation; anything else has no value yet. */
function constantText(expr: UnresolvedExpr): string | undefined {
  if (expr.kind === 'literal') return typeof expr.value === 'string' ? expr.value : undefined;
  if (expr.kind !== 'call' || (expr.name[0] !== '||' && expr.name[0]?.toLowerCase() !== 'concat')) return undefined;
  const parts = expr.args.map(constantText);
  return parts.includes(undefined) ? undefined : parts.join('');
}

const NAME = /^\s*(?:`(?:[^`]|``)*`|\w+)(?:\s*\.\s*(?:`(?:[^`]|``)*`|\w+))*\s*$/;

/** The parts of a name that a constant IDENTIFIER(…) spells; undefined where its text is not known yet. */
export function identifierParts(node: ExpressionNode, expr: UnresolvedExpr): TableName | undefined {
  const text = constantText(expr);
  if (text === undefined) return undefined;
  if (!NAME.test(text)) {
    fail('syntax-error', { near: `'${text}'`, what: 'IDENTIFIER needs the text of a name' }, spanOf(node));
  }
  return (text.match(/`(?:[^`]|``)*`|\w+/g) ?? []).map((part) =>
    part.startsWith('`') ? part.slice(1, -1).replaceAll('``', '`') : part,
  );
}

/** A name where no dot may stand. */
export function buildSimpleName(ctx: BuildContext, node: MultipartNameNode): string {
  if (node.identifier !== undefined) refuse(ctx, node.identifier.start);
  const [dotted] = node.rest;
  if (dotted !== undefined) refuse(ctx, dotted);
  return nameOf(ctx, (node.first as NameNode).start);
}
