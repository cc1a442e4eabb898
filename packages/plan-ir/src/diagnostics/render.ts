import { isTextSpan } from '../origin.js';
import type { Diagnostic } from './report.js';

/** 1-based line and column (in UTF-16 units) of an offset. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Offset → line and column. Lines end at LF, CR LF or CR. For many offsets of one text: `positions`. */
export function positionOf(text: string, offset: number): Position {
  return positions(text.slice(0, offset))(offset);
}

/** The same for many offsets: the text is read once. */
export function positions(text: string): (offset: number) => Position {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return (offset) => {
    const end = Math.min(offset, text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= end) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: end - (starts[low] ?? 0) + 1 };
  };
}

const EXCERPT_WIDTH = 120;

/** A text that diagnostics point into. `at` saves reading it again for each of many diagnostics. */
export interface DiagnosticSource {
  readonly text: string;
  readonly name?: string;
  readonly at?: (offset: number) => Position;
}

/** The source line around a span, with carets under it. Long lines are cut around the span; tabs become blanks. */
export function excerpt(
  text: string,
  start: number,
  end: number,
  position: Position = positionOf(text, start),
): string {
  const { line, column } = position;
  const lineStart = Math.min(start, text.length) - (column - 1);
  let lineEnd = lineStart;
  while (lineEnd < text.length && text[lineEnd] !== '\n' && text[lineEnd] !== '\r') lineEnd++;
  const from = Math.max(lineStart, start - EXCERPT_WIDTH / 2);
  const to = Math.min(lineEnd, from + EXCERPT_WIDTH);
  const gutter = `${line} | `;
  const width = Math.max(1, Math.min(end, to) - start);
  return [
    gutter + text.slice(from, to).replaceAll('\t', ' '),
    `${' '.repeat(gutter.length - 2)}| ${' '.repeat(start - from)}${'^'.repeat(width)}`,
  ].join('\n');
}

/** A diagnostic as text: `file:line:column: severity: message [CLASS]`, the excerpt, the hint. */
export function renderDiagnostic(d: Diagnostic, source?: DiagnosticSource): string {
  const lines: string[] = [];
  const label = d.sparkClass ? `${d.message} [${d.sparkClass}]` : d.message;
  if (source && isTextSpan(d.origin)) {
    const at = (source.at ?? positions(source.text))(d.origin.start);
    lines.push(`${source.name ?? 'line'}:${at.line}:${at.column}: ${d.severity}: ${label}`);
    lines.push(excerpt(source.text, d.origin.start, d.origin.end, at));
  } else {
    lines.push(`${source?.name ? `${source.name}: ` : ''}${d.severity}: ${label}`);
  }
  if (d.hint) lines.push(`hint: ${d.hint}`);
  return lines.join('\n');
}
