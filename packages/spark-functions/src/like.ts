import { defineHelper } from './define.js';
import { memo } from './memo.js';

/** A pattern as an expression; null: it matches nothing, as Spark takes a character of two units for two that are never found. */
const compiled = memo((key) => {
  const mark = key.slice(0, 1);
  const pattern = key.slice(1);
  const refused = (why: string): never => {
    throw new Error(`[INVALID_FORMAT.${why}] The format is invalid: '${pattern}'.`);
  };
  let source = '';
  let wide = false;
  for (let i = 0; i < pattern.length; i++) {
    let c = pattern[i] as string;
    if (c === mark) {
      c = pattern[++i] ?? refused('ESC_AT_THE_END');
      if (c !== '_' && c !== '%' && c !== mark) refused('ESC_IN_THE_MIDDLE');
    } else if (c === '_' || c === '%') {
      source += c === '_' ? '[^]' : '[^]*';
      continue;
    }
    wide ||= c >= '\ud800' && c <= '\udfff';
    source += /[\^$\\.*+?()[\]{}|/]/.test(c) ? `\\${c}` : c;
  }
  return wide ? null : new RegExp(`^${source}$`, 'u');
});

/** LIKE where a pattern has to be looked at first: with escapes in it, or characters beyond the first 65536. */
export const likeHelper = defineHelper({
  name: 'like',
  params: { text: 'string', pattern: 'string', escaping: 'string' },
  returns: 'boolean',
  body: ({ text, pattern, escaping }) => compiled(escaping + pattern)?.test(text) ?? false,
});
