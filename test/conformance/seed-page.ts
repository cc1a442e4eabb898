/** The page that users follow, as steps of a program. */

/** A thing that the page tells to do: write a file, run commands, or run commands that go on beside what follows. */
export type Step =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'run' | 'serve'; readonly commands: string };

const MARKED = /<!-- (file: (?<path>[^>]+)|run|serve) -->\n+```\w+\n(?<text>[\s\S]*?)```/g;

/** The blocks of a page that a comment before them marks, in their order. */
export function stepsOf(page: string): readonly Step[] {
  return [...page.matchAll(MARKED)].map(({ 1: what, groups }) => {
    const text = groups?.text ?? '';
    if (groups?.path !== undefined) return { kind: 'file', path: groups.path.trim(), text };
    return { kind: what === 'serve' ? 'serve' : 'run', commands: text };
  });
}

/** Put a reader's own values into the file of connections. A key that is not there is added. */
export function withValues(toml: string, values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values).reduce((text, [key, value]) => {
    const line = new RegExp(`^${key} = .*$`, 'm');
    const said = `${key} = ${JSON.stringify(value)}`;
    return line.test(text) ? text.replace(line, said) : `${text}${said}\n`;
  }, toml);
}
