import { Bug } from '@spark-sql-to-snowflake/plan-ir';
import { type HelperType, helpers } from '@spark-sql-to-snowflake/spark-functions';
import {
  build,
  byHelper,
  callText,
  type EmitContext,
  type Lowering,
  type SqlPiece,
} from '@spark-sql-to-snowflake/sql-emit';
import { castAs } from './functions/pieces.js';

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
