import { combineLimits } from './rules/combine-limits.js';
import { eliminateOuterJoin } from './rules/eliminate-outer-join.js';
import { foldConstants } from './rules/fold-constants.js';
import { foldEmptySubquery } from './rules/fold-empty-subquery.js';
import { mergeFilters } from './rules/merge-filters.js';
import { mergeProjects } from './rules/merge-projects.js';
import { propagateEmpty } from './rules/propagate-empty.js';
import { pruneColumns } from './rules/prune-columns.js';
import { pushFilter } from './rules/push-filter.js';
import { pushLimit } from './rules/push-limit.js';
import { removeRedundantAlias } from './rules/remove-redundant-alias.js';
import { removeRedundantCast } from './rules/remove-redundant-cast.js';
import { removeRedundantDistinct } from './rules/remove-redundant-distinct.js';
import { removeRedundantProject } from './rules/remove-redundant-project.js';
import { removeRedundantSort } from './rules/remove-redundant-sort.js';
import { removeSubquerySort } from './rules/remove-subquery-sort.js';
import { removeTrivialFilter } from './rules/remove-trivial-filter.js';
import { simplifyBoolean } from './rules/simplify-boolean.js';
import { simplifyCase } from './rules/simplify-case.js';
import { simplifyIn } from './rules/simplify-in.js';
import { simplifyNullTest } from './rules/simplify-null-test.js';
import type { Batch } from './run.js';

/** Rounds are few: each walk goes bottom-up and rules carry what they move all the way. Ten times that is a loop. */
const MAX_ROUNDS = 30;

/**
 * For plans from SQL text: the query keeps the shape that its author gave it. Only what makes single expressions and operators
 * clean runs.
 */
const shapeKeeping: readonly Batch[] = [
  {
    name: 'clean up',
    maxRounds: MAX_ROUNDS,
    rules: [
      removeRedundantCast,
      foldConstants,
      simplifyBoolean,
      simplifyCase,
      removeSubquerySort,
      removeTrivialFilter,
      removeRedundantDistinct,
      removeRedundantSort,
    ],
  },
];

/** For plans from DataFrames, whose nesting is nobody's style. */
const full: readonly Batch[] = [
  {
    name: 'simplify and push down',
    maxRounds: MAX_ROUNDS,
    rules: [
      removeRedundantCast,
      foldConstants,
      simplifyNullTest,
      simplifyIn,
      simplifyBoolean,
      simplifyCase,
      foldEmptySubquery,
      removeSubquerySort,
      removeTrivialFilter,
      removeRedundantAlias,
      mergeFilters,
      eliminateOuterJoin,
      pushFilter,
      mergeProjects,
      removeRedundantProject,
      removeRedundantDistinct,
      combineLimits,
      pushLimit,
      propagateEmpty,
      removeRedundantSort,
      pruneColumns,
    ],
  },
];

/** What the optimizer may do to a plan. */
export const pipelines = { 'shape-keeping': shapeKeeping, full } as const;
export type Pipeline = keyof typeof pipelines;
