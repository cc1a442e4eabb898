import {
  CompileError,
  explainUnresolved,
  explainUnresolvedStatement,
  type SessionRequest,
  type UnresolvedExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import { expect, test } from 'vitest';
import { decodePlan } from '../src/index.js';
import { parsers } from './parsers.js';
import { AREAS, planOf, type Recorded, recorded } from './recorded.js';

/** The request in text: its settings, then the plan. */
function shown(request: SessionRequest): string {
  if (request.kind === 'query') return explainUnresolved(request.plan);
  const { plan, statement, ...settings } = { plan: undefined, statement: undefined, ...request };
  const tree = statement ? explainUnresolvedStatement(statement) : plan ? explainUnresolved(plan) : '';
  return `${JSON.stringify(settings, (_, value) => (isExpr(value) ? exprText(value) : value))}\n${tree}`;
}

const isExpr = (value: unknown): value is UnresolvedExpr =>
  typeof value === 'object' &&
  value !== null &&
  ['literal', 'name', 'call'].includes(String('kind' in value && value.kind));
const exprText = (condition: UnresolvedExpr): string =>
  explainUnresolved({ kind: 'filter', child: { kind: 'one-row' }, condition })
    .split('\n')[0]
    ?.slice(8) ?? '';

function outcome(of: Recorded): string {
  try {
    return shown(decodePlan(planOf(of), parsers));
  } catch (error) {
    if (error instanceof CompileError) return `${error.diagnostic.code}: ${error.message}\n`;
    throw error;
  }
}

test.each(AREAS)('reads what PySpark sends: %s', async (area) => {
  const text = recorded(area)
    .map((of) => `## ${of.name}\n${of.program}\n\n${outcome(of)}`)
    .join('\n');
  await expect(text).toMatchFileSnapshot(`./golden/${area}.txt`);
});
