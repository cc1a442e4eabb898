import type { Literal, UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';

interface Parameters {
  readonly named?: Readonly<Record<string, Literal>>;
  readonly positional?: readonly Literal[];
}

/** A query with the values of its parameters around it, where it has any. */
export function withParameters({ named, positional }: Parameters, child: UnresolvedPlan): UnresolvedPlan {
  if (!named && !positional) return child;
  return { kind: 'with-parameters', child, ...(named && { named }), ...(positional && { positional }) };
}
