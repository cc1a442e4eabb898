import { fail } from '../diagnostics/report.js';
import { planChildren } from './children.js';
import type { Plan } from './plan.js';

/** Spark's name of a source of the plan whose rows never end; undefined where all have an end. */
export function streamingSource(plan: Plan): string | undefined {
  const open: Plan[] = [plan];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'relation') {
      if (node.streaming !== undefined) return node.streaming;
    } else open.push(...[...planChildren(node)].reverse());
  }
  return undefined;
}

/** Throws CompileError, as Spark does where such a plan is to be run. */
export function requireBatch(plan: Plan): void {
  const source = streamingSource(plan);
  if (source !== undefined) fail('streaming-source', { source });
}
