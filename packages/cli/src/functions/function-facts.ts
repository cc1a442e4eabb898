import type { Fidelity } from '@spark-sql-to-snowflake/sql-emit';
import type { DialectName } from '../options.js';

/** `rewritten`: the analyzer puts other functions in its place, so it is as true as these. */
export type FactFidelity = Fidelity | { readonly kind: 'rewritten' };

/** What is known of one function, for every dialect. */
export interface FunctionFacts {
  readonly name: string;
  readonly family: string;
  readonly kind: string;
  readonly aliases: readonly string[];
  readonly signature: string;
  readonly fidelity: Readonly<Record<DialectName, FactFidelity>>;
  /** What is refused or differs for some arguments only, as the fixtures have it. */
  readonly sometimes?: Partial<Readonly<Record<DialectName, readonly string[]>>>;
  /** The fixture that holds it to Spark's recorded answers. */
  readonly fixture?: string;
}
