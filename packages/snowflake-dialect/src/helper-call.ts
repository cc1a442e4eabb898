import { Bug } from '@spark-sql-to-snowflake/plan-ir';
import { type HelperType, helpers } from '@spark-sql-to-snowflake/spark-functions';
import {
  atom,
  build,
  byHelper,
  callText,
  type EmitContext,
  type Lowering,
  type SqlPiece,
} from '@spark-sql-to-snowflake/sql-emit';
import { castAs } from './functions/pieces.js';
import { stringText } from './literals.js';

/** What a JavaScript UDF returns, as the type it stands for: its numbers are FLOAT, its 64-bit integers text. */
const RESULT: Partial<Record<HelperType, string>> = { int: 'NUMBER(10, 0)', long: 'NUMBER(19, 0)' };

/** A call of a helper; 64-bit integers and decimals pass as text. */
export function callHelper(ctx: EmitContext, name: string, args: readonly SqlPiece[]): SqlPiece {
  const helper = helpers.get(name);
  if (!helper) throw new Bug(`there is no helper ${name}`);
  const types = Object.values(helper.params);
  if (types.length !== args.length) throw new Bug(`the helper ${name} takes ${types.length} arguments`);
  const passed = args.map((a, i) => (types[i] === 'decimal' || types[i] === 'long' ? castAs(a, 'VARCHAR') : a));
  const call = callText(ctx.helper(name), passed);
  const result = RESULT[helper.returns];
  return result === undefined ? call : castAs(call, result);
}

/** The whole function by one helper that takes the same arguments. */
export const viaHelper = (name: string): Lowering => byHelper(build((args, site) => callHelper(site.ctx, name, args)));

/** What a helper gives for a text and a plan that are both known, as a constant; its call where it raises. Spark wants such a text to be a constant. */
export function foldHelper(ctx: EmitContext, name: string, text: string, plan: string): SqlPiece {
  const given = [text, plan];
  const params = given.map((value) => atom(stringText(value)));
  try {
    const value = helpers.get(name)?.body(...given);
    return typeof value === 'string' ? atom(stringText(value)) : callHelper(ctx, name, params);
  } catch {
    return callHelper(ctx, name, params);
  }
}
