import { isTextSpan } from '../origin.js';
import type { Diagnostic } from './report.js';

/** 1-based line and column (in UTF-16 units) of an offset. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Offset → line and column. Lines end at LF, CR LF or CR. */
export function positionOf(text: string, offset: number): Position {
  let line = 1;
  let lineStart = 0;
  const end = Math.min(offset, text.length);
  for (let i = 0; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) {
      line++;
      lineStart = i + 1;
    }
  }
  return { line, column: end - lineStart + 1 };
}

const EXCERPT_WIDTH = 120;

/** The source line around a span, with carets under it. Long lines are cut around the span; tabs become blanks. */
export function excerpt(text: string, start: number, end: number): string {
  const { line, column } = positionOf(text, start);
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
export function renderDiagnostic(d: Diagnostic, source?: { readonly text: string; readonly name?: string }): string {
  const lines: string[] = [];
  const label = d.sparkClass ? `${d.message} [${d.sparkClass}]` : d.message;
  if (source && isTextSpan(d.origin)) {
    const at = positionOf(source.text, d.origin.start);
    lines.push(`${source.name ?? 'line'}:${at.line}:${at.column}: ${d.severity}: ${label}`);
    lines.push(excerpt(source.text, d.origin.start, d.origin.end));
  } else {
    lines.push(`${source?.name ? `${source.name}: ` : ''}${d.severity}: ${label}`);
  }
  if (d.hint) lines.push(`hint: ${d.hint}`);
  return lines.join('\n');
}
