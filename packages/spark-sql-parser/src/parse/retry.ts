import { SparkSqlParser } from '../gen/parser.js';
import * as t from '../gen/tokens.js';
import { isJoinWord, isReserved, KEYWORD_FROM, KEYWORD_TO } from '../keywords/classes.js';
import { decideKeywords } from '../keywords/decide.js';
import type { KeywordOptions } from '../keywords/pass.js';
import type { Token } from '../scan/token.js';
import { Refusal } from './rule-parser.js';

/** Readings tried for one statement before the refusal that came furthest is reported. */
const MAX_READINGS = 12;

/**
 * Parses with the keyword pass's reading of every word, and where the grammar refuses that, with other readings of the
 * keywords right before the refusal: any reading that the grammar takes is one that Spark's own parser may choose, since
 * to Spark a keyword is a name wherever a name may stand. Text without keywords for names never gets here twice.
 */
export function parseTokens<T>(
  tokens: readonly Token[],
  options: KeywordOptions,
  rule: (parser: SparkSqlParser) => T,
): T {
  decideKeywords(tokens, options);
  const first = attempt(tokens, rule);
  if (!(first instanceof Refusal)) return first;
  const forced = new Map<number, number>();
  let furthest = first;
  let readings = 0;
  for (let progressed = true; progressed && readings < MAX_READINGS; ) {
    progressed = false;
    for (let index = furthest.position; index >= Math.max(0, furthest.position - 2) && !progressed; index--) {
      const other = otherReading(tokens, index, options);
      if (other === undefined || forced.has(index)) continue;
      readings++;
      forced.set(index, other);
      decideKeywords(tokens, options, forced);
      const result = attempt(tokens, rule);
      if (!(result instanceof Refusal)) return result;
      if (result.position > furthest.position) {
        furthest = result;
        progressed = true;
      } else {
        forced.delete(index);
        decideKeywords(tokens, options, forced);
      }
    }
  }
  throw furthest;
}

function attempt<T>(tokens: readonly Token[], rule: (parser: SparkSqlParser) => T): T | Refusal {
  try {
    return rule(new SparkSqlParser(tokens));
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** A keyword as a name, or the other way about. Behind an operand, JOIN's words could only be table aliases, which they never are. */
function otherReading(tokens: readonly Token[], index: number, options: KeywordOptions): number | undefined {
  const token = tokens[index];
  if (token === undefined || token.scanned < KEYWORD_FROM || token.scanned > KEYWORD_TO) return undefined;
  if (token.type === t.WORD) return token.scanned;
  const before = tokens[index - 1]?.type;
  if (isJoinWord(token.scanned) && (before === t.WORD || before === t.RIGHT_PAREN)) return undefined;
  return options.reserved && isReserved(token.scanned) ? undefined : t.WORD;
}
