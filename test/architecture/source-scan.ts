import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface SourceFile {
  /** Path from the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** The text with the contents of comments blanked: same length, same lines. */
  readonly code: string;
  /** The text with comments and the contents of strings and regular expressions blanked. */
  readonly bare: string;
  /** Module specifiers of every static, type-only, re-exporting and dynamic import. */
  readonly imports: readonly string[];
}

export const root = join(import.meta.dirname, '..', '..');

/** Every TypeScript file below `folder` (a path from the repository's root), generated ones too; none if the folder is missing. */
export function sourceFiles(folder: string): SourceFile[] {
  return filesBelow(join(root, folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => scan(relative(root, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')));
}

function filesBelow(folder: string): string[] {
  let entries: import('node:fs').Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'dist' ? [] : filesBelow(path);
    return [path];
  });
}

export function isGenerated(path: string): boolean {
  return path.includes('/gen/');
}

/** Line number of a character, from 1. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

export function scan(path: string, text: string): SourceFile {
  const { code, bare } = blank(text);
  return { path, text, code, bare, imports: isGenerated(path) ? importsOf(text, text) : importsOf(code, bare) };
}

const fromClause = /\b(?:import|export)\b[^;'"`]*?\bfrom\s*(['"])/g;
const sideEffect = /\bimport\s*(['"])/g;
const dynamic = /\bimport\s*\(\s*(['"])/g;

/** Keywords are looked for where strings are blanked, so that a string which quotes an import is not one. */
function importsOf(code: string, bare: string): string[] {
  const found = new Set<string>();
  for (const pattern of [fromClause, sideEffect, dynamic]) {
    for (const match of bare.matchAll(pattern)) {
      const start = match.index + match[0].length;
      const end = code.indexOf(match[1] ?? "'", start);
      found.add(code.slice(start, end));
    }
  }
  return [...found];
}

/** Characters after which a slash starts a regular expression and not a division. */
const beforeRegex = /(?:^|[(,=:[!&|?{};+\-*%~^<>]|\b(?:return|typeof|case|in|of|do|else|void|delete|await|yield))\s*$/;

/**
 * One pass over TypeScript text that knows comments, strings, templates (with code inside `${}`) and regular expressions.
 * Enough for the rules of this folder, and a hundred times less than a compiler.
 */
function blank(text: string): { code: string; bare: string } {
  const code = text.split('');
  const bare = text.split('');
  const erase = (target: string[], from: number, to: number): void => {
    for (let i = from; i < to; i++) if (target[i] !== '\n') target[i] = ' ';
  };
  const templates: number[] = [];
  let braces = 0;
  let i = 0;

  const endOfQuoted = (start: number, quote: string): number => {
    let at = start;
    while (at < text.length && text[at] !== quote && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
    return at;
  };
  /** From inside a template: to its closing backtick or to the code of a `${`. */
  const readTemplate = (start: number): number => {
    let at = start;
    while (at < text.length && text[at] !== '`' && !text.startsWith('${', at)) at += text[at] === '\\' ? 2 : 1;
    erase(bare, start, at);
    if (text[at] === '`') return at + 1;
    templates.push(braces);
    return at + 2;
  };

  while (i < text.length) {
    const c = text[i];
    if (text.startsWith('//', i)) {
      const end = text.indexOf('\n', i) < 0 ? text.length : text.indexOf('\n', i);
      erase(code, i, end);
      erase(bare, i, end);
      i = end;
    } else if (text.startsWith('/*', i)) {
      const end = text.indexOf('*/', i + 2) < 0 ? text.length : text.indexOf('*/', i + 2) + 2;
      erase(code, i, end);
      erase(bare, i, end);
      i = end;
    } else if (c === "'" || c === '"') {
      const end = endOfQuoted(i + 1, c);
      erase(bare, i + 1, end);
      i = end + 1;
    } else if (c === '`') {
      i = readTemplate(i + 1);
    } else if (c === '/' && beforeRegex.test(bare.slice(Math.max(0, i - 40), i).join(''))) {
      const end = endOfRegex(text, i + 1);
      erase(bare, i + 1, end);
      i = end + 1;
    } else if (c === '}' && templates.at(-1) === braces) {
      templates.pop();
      i = readTemplate(i + 1);
    } else {
      if (c === '{') braces++;
      else if (c === '}') braces--;
      i++;
    }
  }
  return { code: code.join(''), bare: bare.join('') };
}

function endOfRegex(text: string, start: number): number {
  let inClass = false;
  let at = start;
  while (at < text.length && text[at] !== '\n') {
    if (text[at] === '\\') at++;
    else if (text[at] === '[') inClass = true;
    else if (text[at] === ']') inClass = false;
    else if (text[at] === '/' && !inClass) break;
    at++;
  }
  return at;
}
