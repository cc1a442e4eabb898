import type { CompiledStatement } from '@spark-sql-to-snowflake/compiler';
import { renderDiagnostic, type Severity } from '@spark-sql-to-snowflake/plan-ir';
import pc from 'picocolors';
import type { SourceText } from '../input/sources.js';

const COLOUR: Readonly<Record<Severity, (text: string) => string>> = {
  error: pc.red,
  unsupported: pc.red,
  approximate: pc.yellow,
  warning: pc.cyan,
};

/** Write a statement's diagnostics to stderr, each with its place and an excerpt; in colour where stderr is a terminal. */
export function writeDiagnostics(statement: CompiledStatement, source: SourceText): void {
  for (const d of statement.diagnostics) {
    const text = renderDiagnostic(d, { text: source.text, name: source.name });
    const [first = '', ...rest] = text.split('\n');
    const coloured = process.stderr.isTTY ? COLOUR[d.severity](first) : first;
    process.stderr.write(`${[coloured, ...rest].join('\n')}\n`);
  }
}

/** `340 statements in 12 files: 330 exact, 6 approximate, 4 unsupported`. */
export function summary(statements: readonly CompiledStatement[], files: number): string {
  const count = (test: (s: CompiledStatement) => boolean): number => statements.filter(test).length;
  const approximate = (s: CompiledStatement): boolean => s.diagnostics.some((d) => d.severity === 'approximate');
  const parts: readonly (readonly [string, number])[] = [
    ['exact', count((s) => s.status === 'ok' && !approximate(s))],
    ['approximate', count((s) => s.status === 'ok' && approximate(s))],
    ['unsupported', count((s) => s.status === 'unsupported')],
    ['with errors', count((s) => s.status === 'error')],
    ['bugs of ours', count((s) => s.status === 'bug')],
  ];
  const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
  const shown = parts.filter(([, n], i) => n > 0 || i === 0).map(([word, n]) => `${n} ${word}`);
  return `${plural(statements.length, 'statement')} in ${plural(files, 'file')}: ${shown.join(', ')}`;
}
