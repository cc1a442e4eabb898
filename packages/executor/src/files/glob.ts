/** Hadoop's wildcards: `*`, `?`, `[a-c]`, `[^a]`, `{x,y}`, and `\` before a character that stands for itself. */
export const hasGlob = (path: string): boolean => /[*?[{\\]/.test(path);

/** The patterns that one with braces stands for; they may hold slashes. */
export function expandBraces(pattern: string): readonly string[] {
  const open = pattern.search(/(?<!\\)\{/);
  if (open < 0) return [pattern];
  let depth = 0;
  const cuts = [open];
  for (let i = open; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === '\\') i++;
    else if (c === '{') depth++;
    else if (c === ',' && depth === 1) cuts.push(i);
    else if (c === '}' && --depth === 0) {
      cuts.push(i);
      const [before, after] = [pattern.slice(0, open), pattern.slice(i + 1)];
      const choices = cuts.slice(1).map((end, k) => pattern.slice((cuts[k] as number) + 1, end));
      return choices.flatMap((choice) => expandBraces(before + choice + after));
    }
  }
  return [pattern];
}

/** What one name in a path must look like. */
export function segmentPattern(segment: string): RegExp {
  let regex = '';
  for (let i = 0; i < segment.length; i++) {
    const c = segment[i] as string;
    if (c === '*') regex += '[^/]*';
    else if (c === '?') regex += '[^/]';
    else if (c === '[') {
      const end = segment.indexOf(']', i + 2);
      if (end < 0) regex += '\\[';
      else {
        const inside = segment
          .slice(i + 1, end)
          .replace(/^!/, '^')
          .replaceAll('\\', '\\\\')
          .replaceAll('[', '\\[');
        regex += `[${inside}]`;
        i = end;
      }
    } else if (c === '\\' && i + 1 < segment.length) regex += (segment[++i] as string).replace(/[^\w]/, '\\$&');
    else regex += c.replace(/[^\w]/u, '\\$&');
  }
  return new RegExp(`^${regex}$`, 's');
}
