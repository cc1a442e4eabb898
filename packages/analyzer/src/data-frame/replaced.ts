import {
  type Attribute,
  type Call,
  call,
  type Expr,
  functionRow,
  literal,
  longLiteral,
  outputOf,
  type Plan,
  passed,
  resultType,
  types as T,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';
import { columnOf } from '../expression/name.js';

/** How many seeds there are to choose from by chance: the whole numbers that a double can tell apart. */
const SEEDS = 2 ** 53;

/**
 * A sample with replacement: each row as often as a Poisson draw says, beside each other.
 *
 * Before: rows of the child. After: `SELECT columns FROM (SELECT *, draw AS times), explode(array_repeat(0, times))`.
 */
export function withReplacement(child: Plan, mean: number, seed: bigint | undefined, env: Env): Plan {
  const { conf } = env;
  const columns = outputOf(child).map(passed);
  const times: Attribute = { id: env.ids.column(), name: 'times', type: T.int, nullable: false };
  const drawn: Plan = {
    kind: 'project',
    child,
    columns: [...columns, { id: times.id, name: times.name, expr: draw(literal(mean, T.double), seed, env) }],
  };
  const args = [call('array_repeat', [literal(0, T.int), columnOf(times, times.name)], conf)];
  const generator: Call = {
    kind: 'call',
    fn: 'explode',
    args,
    type: resultType(functionRow('explode'), { types: args.map((a) => a.type), args, conf }),
    nullable: false,
  };
  const again: Attribute = { id: env.ids.column(), name: 'again', type: T.int, nullable: false };
  const repeated: Plan = { kind: 'generate', child: drawn, generator, outer: false, output: [again] };
  return { kind: 'project', child: repeated, columns };
}

/** Without a seed each row has a generator of its own, whose seed is chance: its first draw is as good as any. */
function draw(mean: Expr, seed: bigint | undefined, { conf }: Env): Expr {
  if (seed !== undefined) return call('sample_count', [longLiteral(BigInt.asIntN(64, seed)), mean], conf);
  const chance = call('*', [call('rand', [], conf), literal(SEEDS, T.double)], conf);
  const long: Expr = { kind: 'cast', expr: chance, type: T.long, mode: 'legacy', nullable: false };
  return call('sample_count_at', [long, literal(1, T.int), mean], conf);
}
