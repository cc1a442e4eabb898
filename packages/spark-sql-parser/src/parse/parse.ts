import {
  type DataType,
  fail,
  type StructType,
  types as T,
  type UnresolvedExpr,
  type UnresolvedStatement,
} from '@spark-sql-to-snowflake/plan-ir';
import { buildColumn } from '../build/column.js';
import type { BuildContext } from '../build/context.js';
import { buildExpression } from '../build/expression.js';
import { buildName } from '../build/name.js';
import { buildStatement } from '../build/statement.js';
import { buildType } from '../build/type.js';
import type {
  DataTypeNode,
  MultipartNameNode,
  NamedExpressionNode,
  SparkSqlParser,
  StatementNode,
} from '../gen/parser.js';
import * as t from '../gen/tokens.js';
import type { KeywordOptions } from '../keywords/pass.js';
import { keywordOptions, type ParseOptions, type Settings, settingsOf } from '../options.js';
import { type Scan, scan } from '../scan/scanner.js';
import type { Token } from '../scan/token.js';
import { syntaxError, tooDeep } from './report.js';
import { parseTokens } from './retry.js';
import { Refusal, TooDeep } from './rule-parser.js';

/** One statement, with or without a semicolon. Throws a CompileError that tells where and why. */
export function parseStatement(text: string, options: ParseOptions = {}): UnresolvedStatement {
  const settings = settingsOf(options);
  const { tokens, unclosed } = scan(text);
  return statementOf(text, tokens, unclosed, settings);
}

/** The tokens of one statement of a text; offsets are those of the whole text. */
export function statementOf(
  text: string,
  tokens: readonly Token[],
  unclosed: Scan['unclosed'],
  settings: Settings,
): UnresolvedStatement {
  return parsed(
    text,
    { tokens, unclosed },
    settings,
    'statement',
    (parser) => parser.singleStatement(),
    (ctx, { body }) => buildStatement(ctx, body as StatementNode),
  );
}

/** A single expression, perhaps with an alias. */
export function parseExpression(text: string, options: ParseOptions = {}): UnresolvedExpr {
  return parsed(
    text,
    scan(text),
    settingsOf(options),
    'expression',
    (parser) => parser.singleExpression(),
    (ctx, { body }) => buildExpression(ctx, body as NamedExpressionNode),
  );
}

/** A data type as in CAST: `array<decimal(10,2)>`. */
export function parseDataType(text: string, options: ParseOptions = {}): DataType {
  return parsed(
    text,
    scan(text),
    settingsOf(options),
    'type',
    (parser) => parser.singleDataType(),
    (ctx, { body }) => buildType(ctx, body as DataTypeNode),
  );
}

/** Columns as in CREATE TABLE: `a INT NOT NULL, b STRING COMMENT 'x'`. */
export function parseTableSchema(text: string, options: ParseOptions = {}): StructType {
  return parsed(
    text,
    scan(text),
    settingsOf(options),
    'schema',
    (parser) => parser.singleTableSchema(),
    (ctx, { columns }) =>
      T.struct(
        columns.map((node) => {
          const { name, type, nullable, comment } = buildColumn(ctx, node);
          return { name, type, nullable, ...(comment !== undefined && { comment }) };
        }),
      ),
  );
}

/** A name of a table, function or column: `a.b`, `` `a.b`.c ``. */
export function parseName(text: string, options: ParseOptions = {}): readonly string[] {
  return parsed(
    text,
    scan(text),
    settingsOf(options),
    'name',
    (parser) => parser.singleName(),
    (ctx, { body }) => buildName(ctx, body as MultipartNameNode),
  );
}

function parsed<N, R>(
  text: string,
  { tokens, unclosed }: Pick<Scan, 'unclosed'> & { readonly tokens: readonly Token[] },
  settings: Settings,
  entry: KeywordOptions['entry'],
  rule: (parser: SparkSqlParser) => N,
  build: (ctx: BuildContext, tree: N) => R,
): R {
  if (unclosed !== undefined && text.startsWith('/*', unclosed))
    fail('unclosed-comment', {}, { start: unclosed, end: text.length });
  const options = keywordOptions(settings, entry);
  try {
    const tree = parseTokens(tokens, options, rule);
    return build({ text, settings, markers: markersOf(tokens) }, tree);
  } catch (error) {
    if (error instanceof Refusal) throw syntaxError(text, tokens, error, options);
    if (error instanceof TooDeep) throw tooDeep(error.token);
    // Called with little stack left, less than the limit may be too much.
    if (error instanceof RangeError && /call stack/i.test(error.message)) throw tooDeep(tokens[0] as Token);
    throw error;
  }
}

const NO_MARKERS: ReadonlyMap<number, number> = new Map();

function markersOf(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const markers = tokens.filter((token) => token.type === t.QUESTION);
  return markers.length === 0 ? NO_MARKERS : new Map(markers.map((token, i) => [token.start, i]));
}
