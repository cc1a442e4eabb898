import { codeAt } from './characters.js';

/** The offset behind a `--` comment, its line end included. A backslash before LF carries it on to the next line. */
export function lineCommentEnd(text: string, start: number): number {
  let i = start + 2;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92 && codeAt(text, i + 1) === 10) i++;
    else if (code === 10) return i + 1;
    else if (code === 13) return codeAt(text, i + 1) === 10 ? i + 2 : i + 1;
  }
  return i;
}

/** The offset behind a block comment, or -1 where nothing closes it. Comments nest; a hint's opening inside one does not count. */
export function blockCommentEnd(text: string, start: number): number {
  let depth = 1;
  for (let i = start + 2; i < text.length - 1; i++) {
    const code = text.charCodeAt(i);
    const next = text.charCodeAt(i + 1);
    if (code === 42 && next === 47) {
      i++;
      if (--depth === 0) return i + 1;
    } else if (code === 47 && next === 42 && codeAt(text, i + 2) !== 43) {
      depth++;
      i++;
    }
  }
  return -1;
}
