import { readFileSync } from 'node:fs';
import { proto } from '../src/index.js';

/** A program, and what PySpark's client sends for it: see record/plans.py. */
export interface Recorded {
  readonly name: string;
  readonly program: string;
  readonly bytes: Uint8Array;
}

export const AREAS = [
  'sources',
  'columns',
  'windows',
  'rows',
  'combining',
  'grouping',
  'shaping',
  'requests',
  'catalog',
  'python',
  'refused',
] as const;

export function recorded(area: (typeof AREAS)[number]): readonly Recorded[] {
  const text = readFileSync(new URL(`./golden/${area}.json`, import.meta.url), 'utf8');
  const cases = JSON.parse(text) as readonly { name: string; program: string; plan: string }[];
  return cases.map(({ name, program, plan }) => ({ name, program, bytes: Buffer.from(plan, 'base64') }));
}

export const planOf = ({ bytes }: Recorded): proto.Plan => proto.Plan.decode(bytes);
