import type { CompiledStatement } from '@spark-sql-to-snowflake/compiler';
import { type DiagnosticSource, positions, renderDiagnostic, type Severity } from '@spark-sql-to-snowflake/plan-ir';
import pc from 'picocolors';
import type { SourceText } from '../input/sources.js';

/** Colours where stderr is a terminal and NO_COLOR does not say otherwise (https://no-color.org). */
const colours = pc.createColors(process.stderr.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb');
const COLOUR: Readonly<Record<Severity, (text: string) => string>> = {
  error: colours.red,
  unsupported: colours.red,
  approximate: colours.yellow,
  warning: colours.cyan,
};

/** A text that diagnostics point into; it is searched for lines only once there is a diagnostic. */
export function diagnosticSource(source: SourceText): DiagnosticSource {
  let at: ReturnType<typeof positions> | undefined;
  return {
    text: source.text,
    name: source.name,
    at: (offset) => {
      at ??= positions(source.text);
      return at(offset);
    },
  };
}

/** Control characters of the source as pictures, so that none of them reaches the terminal. */
export const visible = (text: string): string =>
  text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, (c) =>
    c < ' ' ? String.fromCharCode(0x2400 + c.charCodeAt(0)) : '\ufffd',
  );

/** Write a statement's diagnostics to stderr, each with its place and an excerpt; in colour where stderr is a terminal. */
export function writeDiagnostics(statement: Pick<CompiledStatement, 'diagnostics'>, source: DiagnosticSource): void {
  for (const d of statement.diagnostics) {
    const [first = '', ...rest] = visible(renderDiagnostic(d, source)).split('\n');
    process.stderr.write(`${[COLOUR[d.severity](first), ...rest].join('\n')}\n`);
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
