import {
  type Call,
  call,
  columnTo,
  drawAt,
  type Expr,
  type Literal,
  longLiteral,
  type Numbers,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';

const LONGEST = (1n << 63n) - 1n;

/**
 * What a row draws where its partition is known: the seed of its partition and its place there decide. Random numbers take the seed plus
 * the partition's number, samples with replacement one of the seeds that `java.util.Random` makes of theirs.
 */
export function drawOf(numbers: Numbers, partitions: number, { conf }: Env): (drawn: Call, seed: Literal) => Expr {
  const partition = columnTo(numbers.partition);
  const row = columnTo(numbers.row);
  const known = (e: Expr): Expr => ({ ...e, nullable: false });
  const chosen = (seeds: readonly bigint[]): Expr => {
    const number = known(call('partition_number', [partition], conf));
    return known(
      call(
        'getitem',
        [
          call(
            'array',
            seeds.map((s) => longLiteral(s)),
            conf,
          ),
          number,
        ],
        conf,
      ),
    );
  };
  return (drawn, literal) => {
    const seed = BigInt(String(literal.value));
    if (drawn.fn === 'sample_count') return drawAt(drawn, chosen(seedsOfSamples(seed, partitions)), row);
    if (seed <= LONGEST - BigInt(partitions))
      return drawAt(drawn, known(call('partition_seed', [partition, literal], conf)), row);
    const seeds = Array.from({ length: partitions }, (_, i) => BigInt.asIntN(64, seed + BigInt(i)));
    return drawAt(drawn, chosen(seeds), row);
  };
}

const [MULTIPLIER, ADDEND, MASK] = [0x5deece66dn, 0xbn, (1n << 48n) - 1n];
/** Two steps of `java.util.Random` give a long. */
const STEPS = 2;

/** The seeds from which `java.util.Random` goes on as it does from this one after 0, 1, … longs. */
function seedsOfSamples(seed: bigint, count: number): readonly bigint[] {
  const seeds: bigint[] = [];
  let state = (seed ^ MULTIPLIER) & MASK;
  for (let i = 0; i < count; i++) {
    seeds.push(i === 0 ? seed : state ^ MULTIPLIER);
    for (let step = 0; step < STEPS; step++) state = (state * MULTIPLIER + ADDEND) & MASK;
  }
  return seeds;
}
