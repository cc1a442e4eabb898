import { snowflake } from '@spark-sql-to-snowflake/snowflake-dialect';
import type { Fidelity } from '@spark-sql-to-snowflake/sql-emit';
import { describe, expect, test } from 'vitest';
import { translate } from '../fixtures/translate.js';
import { recordedFacts } from './recorded/index.js';

const lowerings: Readonly<Record<string, { readonly fidelity: Fidelity }>> = snowflake.functions;

describe('lowerings agree with what Snowflake was recorded to answer', () => {
  test.each(recordedFacts)('$of: $recorded', ({ of, spark, writes, never = [] }) => {
    for (const name of of) expect(Object.keys(lowerings)).toContain(name);
    const statement = translate(spark, 'snowflake').at(-1);
    expect(statement?.diagnostics.filter((d) => d.severity === 'unsupported' || d.severity === 'error')).toEqual([]);
    const sql = (statement?.sql ?? []).join('\n');
    for (const part of writes) expect(sql).toContain(part);
    for (const part of never) expect(sql).not.toContain(part);
  });
});

const checked = [...new Set(recordedFacts.flatMap((fact) => fact.of))];
const exact = Object.keys(lowerings).filter((name) => lowerings[name]?.fidelity.kind === 'exact');
const helped = exact.filter((name) => {
  const { fidelity } = lowerings[name]!;
  return fidelity.kind === 'exact' && fidelity.helper === 'always' && !checked.includes(name);
});
const argued = exact.length - checked.length - helped.length;

test(`${checked.length} lowerings are checked by a recorded result, ${helped.length} more are JavaScript of ours that is held to Spark's answers, ${argued} are argued from Snowflake's documentation: ${checked.sort().join(' ')}`, () => {
  expect(checked.length).toBeGreaterThanOrEqual(100);
});
