import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import { findFunction, functionRow } from '@spark-sql-to-snowflake/plan-ir';
import { snowflake } from '@spark-sql-to-snowflake/snowflake-dialect';
import { parseScript } from '@spark-sql-to-snowflake/spark-sql-parser';
import type { Fidelity } from '@spark-sql-to-snowflake/sql-emit';
import { type LoadedFixture, loadFixtures } from '../fixtures/files.js';
import { type Case, section } from '../fixtures/format.js';
import type { DialectName } from '../fixtures/translate.js';

/** What the fixtures say of a function. */
export interface FunctionRecord {
  readonly fixture: string;
  readonly sometimes?: Partial<Record<DialectName, readonly string[]>>;
}

const DIALECTS = { snowflake, duckdb } as const;
const DIALECT_NAMES = Object.keys(DIALECTS) as readonly DialectName[];

/** Of every function that a fixture calls: the fixture that shows most of it, and what was refused or differs in any. By canonical name. */
export function functionRecords(): ReadonlyMap<string, FunctionRecord> {
  const uses = new Map<string, Map<LoadedFixture, number>>();
  const notes: Notes = new Map();
  for (const fixture of loadFixtures()) {
    for (const c of fixture.file.cases) {
      if (!section(c, 'rows') && !section(c, 'error')) continue;
      const names = called(section(c, 'spark')?.body ?? '');
      for (const name of names) {
        const of = uses.get(name) ?? new Map<LoadedFixture, number>();
        uses.set(name, of.set(fixture, (of.get(fixture) ?? 0) + 1));
      }
      collectNotes(c, names, notes);
    }
  }
  const names = [...uses.keys()].sort();
  return new Map(names.map((name) => [name, { fixture: best(name, uses.get(name)!), ...sometimes(notes.get(name)) }]));
}

/** The fixture named after the function, or else the one of the functions' that has most cases with it. */
function best(name: string, uses: ReadonlyMap<LoadedFixture, number>): string {
  const names = [name, ...(findFunction(name) ? (functionRow(findFunction(name)!).aliases ?? []) : [])];
  const rank = ({ name: path }: LoadedFixture): number => {
    const named = names.includes(
      path
        .split('/')
        .at(-1)!
        .replace(/\.sql$/, ''),
    );
    return (named ? 2 : 0) + (path.startsWith('functions/') ? 1 : 0);
  };
  const ranked = [...uses].sort(([a, m], [b, n]) => rank(b) - rank(a) || n - m || (a.name < b.name ? -1 : 1));
  return `fixtures/${ranked[0]![0].name}`;
}

/** Canonical names of all functions in a statement; `cast`, `case` and `range` are named as `SHOW FUNCTIONS` does. */
function called(sql: string): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (name: string): unknown => found.add(findFunction(name) ?? name.toLowerCase());
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { kind, name } = node as { kind?: unknown; name?: unknown };
    if (kind === 'alias' && name === 'sql_keywords') found.add(name);
    if (kind === 'call' && Array.isArray(name)) add(String(name.at(-1)));
    if (kind === 'cast' || kind === 'case') found.add(kind);
    for (const child of Object.values(node)) walk(child);
  };
  for (const entry of parseScript(sql)) if ('statement' in entry) walk(entry.statement);
  return found;
}

type Notes = Map<string, Map<DialectName, Set<string>>>;

/** A note of a section is `function: what` or a sentence on a cast; notes are joined by semicolons. */
function collectNotes(c: Case, names: ReadonlySet<string>, into: Notes): void {
  for (const dialect of DIALECT_NAMES) {
    const { unsupported = '', approximate = '' } = section(c, dialect)?.attrs ?? {};
    const put = (written: string, what: string): void => {
      for (const name of blamed(written, names)) {
        if (fidelityOf(name, dialect) !== 'exact') continue;
        const of = into.get(name) ?? new Map<DialectName, Set<string>>();
        into.set(name, of.set(dialect, (of.get(dialect) ?? new Set()).add(what)));
      }
    };
    const refused = /^(?:`([^`]+)`|This (cast)) has no \w+ form: (.*?)\.?$/.exec(unsupported);
    if (refused) put(refused[1] ?? refused[2]!, `unsupported: ${refused[3]}`);
    for (const note of approximate.split(/; (?=`|This cast:|Results of )/)) {
      const found = /^(?:`([^`]+)`|This (cast)): (.*?)\.?$/.exec(note);
      if (found) put(found[1] ?? found[2]!, `approximate: ${found[3]}`);
    }
  }
}

/** Whom a note is about. `tried` is what the analyzer makes of the functions whose names begin with `try_`. */
function blamed(written: string, names: ReadonlySet<string>): readonly string[] {
  if (written === 'tried') return [...names].filter((n) => n.startsWith('try_'));
  return [findFunction(written) ?? written];
}

/** The whole function's fidelity; a cast's is that of its types. */
function fidelityOf(name: string, dialect: DialectName): Fidelity['kind'] {
  const canonical = findFunction(name);
  return canonical ? DIALECTS[dialect].functions[canonical].fidelity.kind : 'exact';
}

function sometimes(
  notes: ReadonlyMap<DialectName, ReadonlySet<string>> | undefined,
): Pick<FunctionRecord, 'sometimes'> {
  if (!notes) return {};
  const lists = DIALECT_NAMES.flatMap((d) => (notes.has(d) ? [[d, [...notes.get(d)!].sort()]] : []));
  return { sometimes: Object.fromEntries(lists) };
}
