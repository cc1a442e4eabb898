/** One line of a printed plan and what hangs below it: the plans of its subqueries, then its children. */
export interface TreeNode {
  readonly head: string;
  readonly subqueries: readonly TreeNode[];
  readonly children: readonly TreeNode[];
}

function write(node: TreeNode, first: string, rest: string, lines: string[]): void {
  lines.push(first + node.head);
  for (const sub of node.subqueries) {
    const bar = node.children.length > 0 ? ':  ' : '   ';
    write(sub, `${rest}${bar}+- `, `${rest}${bar}   `, lines);
  }
  node.children.forEach((child, i) => {
    const last = i === node.children.length - 1;
    write(child, rest + (last ? '+- ' : ':- '), rest + (last ? '   ' : ':  '), lines);
  });
}

/** The tree as Spark's EXPLAIN draws it: `+-` before the last child, `:-` before the others. Ends in a newline. */
export function treeText(node: TreeNode): string {
  const lines: string[] = [];
  write(node, '', '', lines);
  return `${lines.join('\n')}\n`;
}
