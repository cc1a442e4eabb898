import {
  type FunctionRow,
  families,
  findFunction,
  type functions,
  type ParamSpec,
  typeText,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Fidelity } from '@spark-sql-to-snowflake/sql-emit';
import { EXIT } from '../exit-code.js';
import { DIALECTS, type DialectName } from '../options.js';
import { UserError } from '../user-error.js';

export interface FunctionsOptions {
  readonly json?: boolean;
}

/** What is known of one function, for every dialect. */
interface Entry {
  readonly name: string;
  readonly family: string;
  readonly kind: string;
  readonly aliases: readonly string[];
  readonly signature: string;
  /** `rewritten`: the analyzer puts other functions in its place, so it is as true as these. */
  readonly fidelity: Readonly<Record<DialectName, Fidelity | { readonly kind: 'rewritten' }>>;
}
const DIALECT_NAMES = Object.keys(DIALECTS) as DialectName[];

/** `spark-sql-to-snowflake functions [names]`: how truly each function is translated, from the tables the compiler itself works by. */
export function listFunctions(names: readonly string[], options: FunctionsOptions): number {
  const all = entries();
  const shown = names.length === 0 ? all : names.map((name) => entryOf(name, all));
  if (options.json) process.stdout.write(`${JSON.stringify({ functions: shown }, null, 2)}\n`);
  else process.stdout.write(names.length === 0 ? table(all) : shown.map(details).join('\n'));
  return EXIT.done;
}

function entries(): readonly Entry[] {
  return Object.entries(families).flatMap(([family, rows]) =>
    Object.entries<FunctionRow>(rows)
      .filter(([, row]) => !row.internal)
      .map(([name, row]): Entry => {
        const fidelity = (dialect: DialectName): Entry['fidelity'][DialectName] =>
          row.expand ? { kind: 'rewritten' } : DIALECTS[dialect].functions[name as keyof typeof functions].fidelity;
        return {
          name,
          family,
          kind: row.kind ?? 'scalar',
          aliases: row.aliases ?? [],
          signature: signature(name, row),
          fidelity: { snowflake: fidelity('snowflake'), duckdb: fidelity('duckdb') },
        };
      }),
  );
}

function entryOf(name: string, all: readonly Entry[]): Entry {
  const canonical = findFunction(name);
  const found = all.find((e) => e.name === canonical);
  if (!found) throw new UserError(`${name}: no function of Spark 3.5 that the compiler knows`);
  return found;
}

/** `substring(str: string | binary, pos: int, len?: int)`. */
function signature(name: string, row: FunctionRow): string {
  const params = Object.entries(row.params).map(([param, spec]) => `${param}: ${specText(spec)}`);
  const result = typeof row.returns === 'function' ? '' : ` → ${typeText(row.returns)}`;
  return `${name}(${params.join(', ')})${result}`;
}

function specText(spec: ParamSpec): string {
  if (typeof spec === 'string') return spec;
  if (isList(spec)) return spec.map(specText).join(' | ');
  return typeText(spec);
}
const isList = (spec: ParamSpec): spec is Extract<ParamSpec, readonly unknown[]> => Array.isArray(spec);

function table(all: readonly Entry[]): string {
  const width = Math.max(...all.map((e) => e.name.length)) + 2;
  const line = (cells: readonly string[]): string =>
    cells
      .map((c, i) => c.padEnd(i === 0 ? width : 14))
      .join('')
      .trimEnd();
  const rows = [...all]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((e) => line([e.name, ...DIALECT_NAMES.map((d) => e.fidelity[d].kind)]));
  const count = (dialect: DialectName, kind: string): number =>
    all.filter((e) => e.fidelity[dialect].kind === kind).length;
  const totals = DIALECT_NAMES.map((d) => {
    const kinds = ['exact', 'rewritten', 'approximate', 'unsupported'].map((k) => `${count(d, k)} ${k}`);
    return `${d}: ${kinds.join(', ')}`;
  });
  return `${[line(['function', ...DIALECT_NAMES]), ...rows, '', `${all.length} functions and operators`, ...totals].join('\n')}\n`;
}

function details(entry: Entry): string {
  const aliases = entry.aliases.length > 0 ? [`  also called ${entry.aliases.join(', ')}`] : [];
  const dialects = DIALECT_NAMES.map((d) => `  ${d.padEnd(10)} ${fidelityText(entry.fidelity[d])}`);
  return `${[`${entry.signature}`, `  ${entry.kind}, of the family ${entry.family}`, ...aliases, ...dialects].join('\n')}\n`;
}

function fidelityText(f: Entry['fidelity'][DialectName]): string {
  switch (f.kind) {
    case 'exact':
      return 'exact';
    case 'rewritten':
      return 'rewritten to other functions, and as exact as these';
    case 'approximate':
      return `approximate: ${f.differs}`;
    case 'unsupported':
      return `unsupported: ${f.why}${f.instead === undefined ? '' : ` (instead: ${f.instead})`}`;
  }
}
