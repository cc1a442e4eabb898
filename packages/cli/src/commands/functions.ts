import { EXIT } from '../exit-code.js';
import { DIALECT_NAMES, factsOf, fidelityText, functionFacts } from '../functions/facts.js';
import type { FactFidelity, FunctionFacts } from '../functions/function-facts.js';
import { UserError } from '../user-error.js';

export interface FunctionsOptions {
  readonly json?: boolean;
}

/** `spark-sql-to-snowflake functions [names]`: how truly each function is translated, from the tables the compiler itself works by. */
export function listFunctions(names: readonly string[], options: FunctionsOptions): number {
  const all = functionFacts();
  const shown = names.length === 0 ? all : names.map((name) => known(name, all));
  if (options.json) process.stdout.write(`${JSON.stringify({ functions: shown }, null, 2)}\n`);
  else process.stdout.write(names.length === 0 ? table(all) : shown.map(details).join('\n'));
  return EXIT.done;
}

function known(name: string, all: readonly FunctionFacts[]): FunctionFacts {
  const found = factsOf(name, all);
  if (!found) throw new UserError(`${name}: no function of Spark 3.5 that the compiler knows`);
  return found;
}

const KINDS = ['exact', 'by a helper', 'rewritten', 'left open', 'approximate', 'unsupported'] as const;
function kindOf(f: FactFidelity): (typeof KINDS)[number] {
  if (f.kind === 'exact' && f.helper === 'always') return 'by a helper';
  return f.kind === 'approximate' && f.open ? 'left open' : f.kind;
}

function table(all: readonly FunctionFacts[]): string {
  const width = Math.max(...all.map((e) => e.name.length)) + 2;
  const line = (cells: readonly string[]): string =>
    cells
      .map((c, i) => c.padEnd(i === 0 ? width : 14))
      .join('')
      .trimEnd();
  const rows = [...all]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((e) => line([e.name, ...DIALECT_NAMES.map((d) => kindOf(e.fidelity[d]))]));
  const names = (facts: readonly FunctionFacts[]): number => facts.reduce((sum, f) => sum + 1 + f.aliases.length, 0);
  const totals = DIALECT_NAMES.map((d) => {
    const kinds = KINDS.map((k) => `${names(all.filter((e) => kindOf(e.fidelity[d]) === k))} ${k}`);
    return `${d}: ${kinds.join(', ')}`;
  });
  return `${[line(['function', ...DIALECT_NAMES]), ...rows, '', `${all.length} functions and operators, ${names(all)} names`, ...totals].join('\n')}\n`;
}

function details(facts: FunctionFacts): string {
  const aliases = facts.aliases.length > 0 ? [`  also called ${facts.aliases.join(', ')}`] : [];
  const dialects = DIALECT_NAMES.flatMap((d) => [
    `  ${d.padEnd(10)} ${fidelityText(facts.fidelity[d])}`,
    ...(facts.sometimes?.[d] ?? []).map((what) => `             for some arguments ${what}`),
  ]);
  const fixture = facts.fixture === undefined ? [] : [`  held to Spark's answers by ${facts.fixture}`];
  const kind = `  ${facts.kind}, of the family ${facts.family}`;
  return `${[facts.signature, kind, ...aliases, ...dialects, ...fixture].join('\n')}\n`;
}
