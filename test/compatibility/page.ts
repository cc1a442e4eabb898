import { findFunction } from '@spark-sql-to-snowflake/plan-ir';
import { DIALECT_NAMES, type FactFidelity, type FunctionFacts, fidelityText } from 'spark-sql-to-snowflake';
import type { DialectName } from '../fixtures/translate.js';
import type { FunctionRecord } from './records.js';

const KINDS = [
  'exact by SQL',
  'exact by a helper',
  'rewritten',
  'left open by Spark',
  'approximate',
  'unsupported',
] as const;
const TITLES = { snowflake: 'Snowflake', duckdb: 'DuckDB' } as const;

/** docs/compatibility.md: every function by family, of the facts that `spark-sql-to-snowflake functions` prints. */
export function compatibilityPage(all: readonly FunctionFacts[], sparkNames: readonly string[]): string {
  const families = [...new Set(all.map((f) => f.family))];
  return `${[HEADING, totals(all, sparkNames), ...families.map((name) => family(name, all))].join('\n\n')}\n`;
}

const HEADING = `# Functions

Every function and operator that Spark 3.5 lists (\`SHOW FUNCTIONS\`), and how truly it is translated for each database. This page is written by \`pnpm compatibility\` from the tables that the compiler works by; \`spark-sql-to-snowflake functions NAME\` prints the same.

- **exact**: Spark's answer for everything that it takes. Where some arguments are refused or differ, the list below the table names those that the fixtures show; such a statement gets that very message when it is compiled. A helper is a function of \`spark-functions\`, registered with DuckDB and created as a JavaScript function in Snowflake.
- **rewritten**: the analyzer puts other functions in its place, as Spark itself does, and it is as exact as these.
- **left open by Spark**: the answer is one of those that Spark's documentation allows, such as any order of a map's keys, any of several rows that are equal, or an estimate within its bound; it may be another than Spark happens to give. Each use is reported.
- **approximate**: translated, always with a diagnostic that says what differs. **unsupported**: refused, with the reason.

The fixture holds the function to answers recorded from real Spark: DuckDB's SQL is run and must give them.`;

/** How many of Spark's names, aliases counted, are of which kind. */
function totals(all: readonly FunctionFacts[], sparkNames: readonly string[]): string {
  const byName = new Map(all.flatMap((f) => [f.name, ...f.aliases].map((name) => [name, f] as const)));
  const facts = sparkNames.flatMap((name) => byName.get(findFunction(name) ?? name) ?? []);
  const rows = DIALECT_NAMES.map((d) => {
    const counts = KINDS.map((kind) => facts.filter((f) => kindOf(f.fidelity[d]) === kind).length);
    return `| ${TITLES[d]} | ${counts.map((n) => `${n} (${((100 * n) / facts.length).toFixed(1)} %)`).join(' | ')} |`;
  });
  return [`| ${facts.length} names | ${KINDS.join(' | ')} |`, `| --- |${' --- |'.repeat(KINDS.length)}`, ...rows].join(
    '\n',
  );
}

function kindOf(f: FactFidelity): (typeof KINDS)[number] {
  if (f.kind === 'approximate' && f.open) return 'left open by Spark';
  if (f.kind !== 'exact') return f.kind;
  return f.helper === 'always' ? 'exact by a helper' : 'exact by SQL';
}

function family(name: string, all: readonly FunctionFacts[]): string {
  const members = all.filter((f) => f.family === name).sort((a, b) => (a.name < b.name ? -1 : 1));
  const head = ['function', ...DIALECT_NAMES.map((d) => TITLES[d]), 'fixture'];
  const rows = members.map((f) => [title(f), ...DIALECT_NAMES.map((d) => cell(f, d)), link(f.fixture)]);
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const limits = members.flatMap((f) => DIALECT_NAMES.flatMap((d) => limitsOf(f, d)));
  const list = limits.length === 0 ? [] : ['', 'For some arguments only:', '', ...limits];
  return [`## ${name}`, '', ...lines, ...list].join('\n');
}

const limitsOf = (f: FunctionFacts, dialect: DialectName): readonly string[] =>
  (f.sometimes?.[dialect] ?? []).map((what) => `- ${code(f.name)} on ${TITLES[dialect]}, ${what}`);

/** A bar ends a cell even inside of code. */
const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

const title = (f: FunctionFacts): string =>
  f.aliases.length === 0 ? code(f.name) : `${code(f.name)}, also ${f.aliases.map(code).join(', ')}`;

function cell(f: FunctionFacts, dialect: DialectName): string {
  const fidelity = f.fidelity[dialect];
  const limits = f.sometimes?.[dialect] ? ', but see below' : '';
  return `${fidelity.kind === 'rewritten' ? fidelity.kind : fidelityText(fidelity)}${limits}`.replaceAll('|', '\\|');
}

const link = (fixture: string | undefined): string =>
  fixture === undefined ? '' : `[${fixture.replace(/^fixtures\//, '').replace(/\.sql$/, '')}](../${fixture})`;

/** The module that the command reads the fixtures' part of the facts from. */
export function recordsModule(records: ReadonlyMap<string, FunctionRecord>): string {
  const lines = [...records].map(([name, record]) => `  ${JSON.stringify(name)}: ${JSON.stringify(record)},\n`);
  return `// Written by pnpm compatibility from the fixtures. Do not edit.

interface FunctionRecord {
  readonly fixture: string;
  readonly sometimes?: { readonly snowflake?: readonly string[]; readonly duckdb?: readonly string[] };
}

/** What the fixtures say of each function. */
export const functionRecords: Readonly<Record<string, FunctionRecord>> = {
${lines.join('')}};
`;
}
