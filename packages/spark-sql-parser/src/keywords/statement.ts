import * as t from '../gen/tokens.js';
import { has, isTerminator, SET_OPERATORS } from './flags.js';
import { queryKeyword } from './operand.js';
import { type Pass, peek, START } from './pass.js';

/** A keyword behind a keyword that no operand follows, and at the beginning: nearly always itself. */
export function keywordInStatement(pass: Pass, type: number): number {
  const { previous } = pass;
  const next = peek(pass, 1);
  switch (type) {
    case t.IF:
      return next === t.EXISTS || (next === t.NOT && peek(pass, 2) === t.EXISTS) ? type : t.WORD;
    case t.IDENTIFIER:
      return next === t.LEFT_PAREN ? type : t.WORD;
    case t.TABLE:
    case t.MAP:
    case t.REDUCE:
      return beginsQuery(pass) && !isTerminator(next) ? queryKeyword(type) : type;
    case t.OUTER:
      return previous === t.VIEW && next === t.LEFT_PAREN ? t.WORD : type;
  }
  if (previous === t.VIEW && pass.beforePrevious === t.LATERAL) return t.WORD;
  if ((pass.options.entry === 'schema' || pass.options.entry === 'name') && previous === START) return t.WORD;
  return type;
}

function beginsQuery(pass: Pass): boolean {
  const { previous } = pass;
  return (
    (previous === START && pass.options.entry === 'statement') ||
    has(SET_OPERATORS, previous) ||
    previous === t.EXPLAIN ||
    (pass.statement === START &&
      (previous === t.EXTENDED || previous === t.FORMATTED || previous === t.CODEGEN || previous === t.COST))
  );
}
