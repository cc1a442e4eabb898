import type { Literal, Options, UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import * as proto from '../messages.js';
import type { PlanParsers } from './context.js';
import { decodeScalar } from './literal.js';
import { invalid, refuse, unknownMessage } from './refuse.js';

export const optionsOf = (options: ReadonlyMap<string, string>): Options =>
  Array.from(options, ([key, value]) => ({ key, value }));

export function readOf({ readType, isStreaming }: proto.Read, parsers: PlanParsers): UnresolvedPlan {
  const streaming = isStreaming ? { streaming: true as const } : {};
  switch (readType?.$case) {
    case undefined:
      return unknownMessage('source');
    case 'namedTable':
      return { kind: 'table', name: parsers.name(readType.value.unparsedIdentifier), ...streaming };
    case 'dataSource': {
      const { format, schema, options, paths, predicates } = readType.value;
      if (predicates.length > 0) return refuse('read.jdbc with predicates');
      return {
        kind: 'read',
        ...(format !== undefined && format !== '' && { format: format.toLowerCase() }),
        ...(schema !== undefined && schema !== '' && { schema }),
        options: optionsOf(options),
        paths,
        ...streaming,
      };
    }
  }
}

/** A query as text. What is no query has run already when a client sends this: spark.sql() runs it as a command first. */
export function sqlOf({ query, args, posArgs }: proto.SQL, parsers: PlanParsers): UnresolvedPlan {
  const statement = parsers.statement(query);
  if (statement.kind !== 'query') return refuse('A DataFrame of an SQL command', 'only queries can be worked on');
  const parameters = parametersOf(args, posArgs, parsers);
  if (!parameters.named && !parameters.positional) return statement.plan;
  return { kind: 'with-parameters', child: statement.plan, ...parameters };
}

/** The values of `:name` and `?` in SQL text. */
export function parametersOf(
  args: ReadonlyMap<string, proto.Expression_Literal>,
  posArgs: readonly proto.Expression_Literal[],
  parsers: PlanParsers,
): { readonly named?: Readonly<Record<string, Literal>>; readonly positional?: readonly Literal[] } {
  if (args.size > 0) {
    const named = Array.from(args, ([name, value]) => [name, decodeScalar(value, parsers, `The parameter ${name}`)]);
    return { named: Object.fromEntries(named) as Record<string, Literal> };
  }
  if (posArgs.length === 0) return {};
  return { positional: posArgs.map((value, i) => decodeScalar(value, parsers, `The parameter ${i + 1}`)) };
}

export function localRelationOf({ data, schema }: proto.LocalRelation): UnresolvedPlan {
  if (data === undefined && (schema === undefined || schema === ''))
    return invalid('Schema for LocalRelation is required when the input data is not provided.');
  return {
    kind: 'local-relation',
    ...(data !== undefined && { data }),
    ...(schema !== undefined && schema !== '' && { schema }),
  };
}

/** The upload holds a LocalRelation message. One that is not there stays a hash, which the host refuses. */
export function cachedLocalRelationOf({ hash }: proto.CachedLocalRelation, parsers: PlanParsers): UnresolvedPlan {
  const message = parsers.uploaded?.(hash);
  return message ? localRelationOf(proto.LocalRelation.decode(message)) : { kind: 'local-relation', hash };
}

export const rangeOf = ({ start = 0n, end, step, numPartitions }: proto.Range): UnresolvedPlan => ({
  kind: 'range',
  start,
  end,
  step,
  ...(numPartitions !== undefined && { partitions: numPartitions }),
});
