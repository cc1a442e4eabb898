import type { Regex, RegexNode } from './parse.js';

/**
 * Why a pattern's references back can't be left to JavaScript; undefined: they can. One to a group that has matched nothing fails in
 * Java and matches the empty text in JavaScript, which also forgets the groups of a repetition at each turn.
 */
export function unsureReference({ root, ignoreCase }: Regex): string | undefined {
  let unsure = false;
  let any = false;
  let count = 0;
  /** The groups, by number and name, that have matched behind the node wherever those of `before` have at its start. */
  const after = (node: RegexNode, before: ReadonlySet<number | string>): ReadonlySet<number | string> => {
    switch (node.kind) {
      case 'sequence':
        return node.items.reduce((set, item) => after(item, set), before);
      case 'choice': {
        const [first, ...others] = node.options.map((o) => after(o, before));
        return new Set([...(first ?? before)].filter((g) => others.every((o) => o.has(g))));
      }
      case 'repeat': {
        const inside = after(node.body, before);
        return node.min > 0 ? inside : before;
      }
      case 'group': {
        const own = node.form === 'capture' ? ++count : undefined;
        const inside = after(node.body, node.form === 'behind' ? new Set() : before);
        if (own !== undefined) return new Set([...inside, own, ...(node.name === undefined ? [] : [node.name])]);
        return node.form === 'not-ahead' || node.form === 'not-behind' || node.form === 'behind' ? before : inside;
      }
      case 'backreference':
        any = true;
        if (!before.has(node.group)) unsure = true;
        return before;
      case 'char':
      case 'dot':
      case 'class':
      case 'anchor':
        return before;
    }
  };
  after(root, new Set());
  if (unsure) return 'it refers back to a group that may not have matched';
  return any && ignoreCase ? 'it refers back to a group with letters of either case' : undefined;
}
