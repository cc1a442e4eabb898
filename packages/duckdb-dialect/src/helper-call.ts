import { Bug } from '@spark-sql-to-snowflake/plan-ir';
import { helpers } from '@spark-sql-to-snowflake/spark-functions';
import {
  build,
  byHelper,
  callText,
  type EmitContext,
  type Lowering,
  type SqlPiece,
} from '@spark-sql-to-snowflake/sql-emit';
import { castAs } from './functions/pieces.js';

/** A call of a helper. DuckDB's types are the helpers' own, but for decimals, which pass as text. */
export function callHelper(ctx: EmitContext, name: string, args: readonly SqlPiece[]): SqlPiece {
  const helper = helpers.get(name);
  if (!helper) throw new Bug(`there is no helper ${name}`);
  const types = Object.values(helper.params);
  if (types.length !== args.length) throw new Bug(`the helper ${name} takes ${types.length} arguments`);
  const passed = args.map((a, i) => (types[i] === 'decimal' ? castAs(a, 'VARCHAR') : a));
  return callText(ctx.helper(name), passed);
}

/** The whole function by one helper that takes the same arguments. */
export const viaHelper = (name: string): Lowering => byHelper(build((args, site) => callHelper(site.ctx, name, args)));
