/**
 * Makes everything that the compatibility suite needs and the repository does not hold. Steps that are done are skipped.
 *
 *   pnpm conformance:setup                  Spark, its clients and test corpus, the TPC data, the gates, the peers of the benchmark
 *   pnpm conformance:setup spark tools      only these steps (see steps.ts); `sail`, `emulator` and `pyspark4` run only when named
 *
 * Needs python3 (3.9 to 3.11), Java 17 and Maven on the path; about 1.6 GB of disk.
 */
import { cache } from './cache.js';
import { badArguments, flagsOf } from './flags.js';
import { ensure, isStep, usualSteps } from './steps.js';

const { positionals: asked } = flagsOf(import.meta.url, { allowPositionals: true });
const unknown = asked.find((name) => !isStep(name));
if (unknown !== undefined) badArguments(`There is no step '${unknown}'`);

try {
  ensure(asked.length > 0 ? asked.filter(isStep) : usualSteps(), (text) => console.log(text));
  console.log(`ready in ${cache}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
