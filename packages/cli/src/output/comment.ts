/** Text as line comments, one a line. */
export const asComment = (text: string): string =>
  text
    .split(/\r\n|\n|\r/)
    .map((line) => `-- ${line}`.trimEnd())
    .join('\n');

/**
 * A comment of the source as a comment of the output. In Spark a bracketed comment may hold another one, and a line comment goes on
 * behind a `\` at the end of its line; other databases would read the rest as SQL.
 */
export function keptComment(comment: string): string {
  if (comment.startsWith('/*')) {
    const inside = comment.endsWith('*/') ? comment.slice(2, -2) : comment.slice(2);
    return comment.endsWith('*/') && !/\/\*|\*\//.test(inside) ? comment : asComment(inside.trim());
  }
  return /[\r\n]/.test(comment) ? asComment(comment.slice(2).trimStart()) : comment;
}
