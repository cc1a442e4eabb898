import { type FunctionName, type FunctionRow, functions } from '@spark-sql-to-snowflake/plan-ir';
import type { Dialect } from './dialect.js';
import type { Lowering } from './lowering.js';

const SITE_HOLES = new Set(['distinct', 'over', 'withinGroup']);
const plainName = (param: string): string => param.replace(/(\.\.\.)?\??$/, '');

/** A fault of a dialect that its types can't show. */
export interface DialectFault {
  readonly where: string;
  readonly what: string;
}

/**
 * What every dialect must keep: each function has a lowering, each template's holes name parameters of the function's row and use
 * every required one, each aggregate's template leaves a place for OVER, names come back quoted as they must. Empty: no fault.
 */
export function dialectFaults(dialect: Dialect): readonly DialectFault[] {
  const faults: DialectFault[] = [];
  for (const [name, row] of Object.entries<FunctionRow>(functions)) {
    const lowering: Lowering | undefined = dialect.functions[name as FunctionName];
    if (!lowering) faults.push({ where: name, what: 'it has no lowering' });
    else for (const what of loweringFaults(row, lowering)) faults.push({ where: name, what });
  }
  for (const name of Object.keys(dialect.functions)) {
    if (!Object.hasOwn(functions, name)) faults.push({ where: name, what: 'the registry has no such function' });
  }
  for (const name of ['a"b', 'a;--', "a'b", 'select', 'a b', 'ä', 'a\nb', '1a']) {
    const text = dialect.names.identifier(name);
    const quoted = text.startsWith('"') && text.endsWith('"') && !/"/.test(text.slice(1, -1).replaceAll('""', ''));
    if (!quoted) faults.push({ where: `identifier ${JSON.stringify(name)}`, what: `it is written ${text}` });
  }
  return faults;
}

function loweringFaults(row: FunctionRow, { holes, fidelity }: Lowering): readonly string[] {
  if (!holes || fidelity.kind === 'unsupported') return [];
  const params = new Map(Object.keys(row.params).map((p) => [plainName(p), p]));
  const used = new Set(holes.map(plainName));
  const faults: string[] = [];
  for (const hole of used) {
    if (!SITE_HOLES.has(hole) && !params.has(hole)) faults.push(`hole {${hole}} names no parameter`);
  }
  for (const [name, declared] of params) {
    if (!used.has(name) && !declared.endsWith('?')) faults.push(`parameter ${name} is not used`);
  }
  const windowed = row.kind === 'aggregate' || row.kind === 'window';
  if (windowed && !used.has('over')) faults.push('the template has no place for OVER');
  return faults;
}
