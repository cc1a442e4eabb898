import type { Expr } from '../expr/expr.js';
import type { Plan } from '../plan/plan.js';
import type { Statement } from '../plan/statement.js';
import type { UnresolvedExpr } from '../unresolved/expr.js';
import type { UnresolvedPlan } from '../unresolved/plan.js';
import type { UnresolvedStatement } from '../unresolved/statement.js';
import { expr } from './expr.js';
import { plan } from './plan.js';
import { CodecError, type Shape } from './shape.js';
import { statement, unresolvedStatement } from './statement.js';
import { unresolvedExpr } from './unresolved-expr.js';
import { unresolvedPlan } from './unresolved-plan.js';
import { type Json, toJson } from './value.js';

/** Goes up when a node changes in a way that old JSON does not fit. */
export const CODEC_VERSION = 1;

interface Coded {
  readonly plan: Plan;
  readonly statement: Statement;
  readonly expr: Expr;
  readonly 'unresolved-plan': UnresolvedPlan;
  readonly 'unresolved-statement': UnresolvedStatement;
  readonly 'unresolved-expr': UnresolvedExpr;
}
/** What can be coded. */
export type CodedKind = keyof Coded;

const SHAPES: { readonly [K in CodedKind]: Shape<Coded[K]> } = {
  plan,
  statement,
  expr,
  'unresolved-plan': unresolvedPlan,
  'unresolved-statement': unresolvedStatement,
  'unresolved-expr': unresolvedExpr,
};

/** A tree as JSON: `{ version, what, tree }`. `JSON.stringify` of it can be stored or sent; `decode` gives the same tree back. */
export function encode<K extends CodedKind>(what: K, tree: Coded[K]): Json {
  return { version: CODEC_VERSION, what, tree: toJson(tree) };
}

/** The tree behind JSON that `encode` made. Throws CodecError, naming the place, for anything else. */
export function decode<K extends CodedKind>(what: K, json: unknown): Coded[K] {
  if (typeof json !== 'object' || json === null || !('tree' in json)) throw new CodecError('no coded tree');
  const { version, what: found } = json as { readonly version?: unknown; readonly what?: unknown };
  if (version !== CODEC_VERSION) throw new CodecError(`version ${String(version)} is not ${CODEC_VERSION}`);
  if (found !== what) throw new CodecError(`this is a coded ${String(found)}, not a ${what}`);
  return SHAPES[what](json.tree, undefined);
}
