import {
  type FunctionRow,
  families,
  findFunction,
  type functions,
  type ParamSpec,
  typeText,
} from '@spark-sql-to-snowflake/plan-ir';
import { functionRecords } from '../gen/function-records.js';
import { DIALECTS, type DialectName } from '../options.js';
import type { FactFidelity, FunctionFacts } from './function-facts.js';
import { languageFacts } from './language.js';

export const DIALECT_NAMES = Object.keys(DIALECTS) as DialectName[];

/** Every function and operator, from the tables the compiler itself works by. */
export function functionFacts(): readonly FunctionFacts[] {
  const registered = Object.entries(families).flatMap(([family, rows]) =>
    Object.entries<FunctionRow>(rows)
      .filter(([, row]) => !row.internal)
      .map(([name, row]): FunctionFacts => {
        const fidelity = (dialect: DialectName): FactFidelity =>
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
  return [...languageFacts, ...registered].map((facts) => ({ ...facts, ...functionRecords[facts.name] }));
}

/** The facts behind a name or alias in any case; undefined where Spark 3.5 has no such function, or the compiler does not know it. */
export function factsOf(name: string, all: readonly FunctionFacts[]): FunctionFacts | undefined {
  const canonical = findFunction(name) ?? name.toLowerCase();
  return all.find((f) => f.name === canonical || f.aliases.includes(canonical));
}

const HELPED = { never: '', always: ', by a helper', sometimes: ', for some arguments by a helper' } as const;

/** One dialect's fidelity in a sentence. */
export function fidelityText(f: FactFidelity): string {
  switch (f.kind) {
    case 'exact':
      return `exact${HELPED[f.helper ?? 'never']}`;
    case 'rewritten':
      return 'rewritten to other functions, and as exact as these';
    case 'approximate':
      return `${f.open ? 'left open by Spark' : 'approximate'}: ${f.differs}`;
    case 'unsupported':
      return `unsupported: ${f.why}${f.instead === undefined ? '' : ` (instead: ${f.instead})`}`;
  }
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
