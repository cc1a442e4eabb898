import type { Expr } from '../expr/expr.js';
import type { CallFacts } from './define.js';

/** The value of a constant, through casts that the analyzer put in; undefined for anything else. */
export function constantOf(expr: Expr | undefined): unknown {
  if (expr?.kind === 'cast') return constantOf(expr.expr);
  return expr?.kind === 'literal' ? expr.value : undefined;
}

/** `[MI|S] [$] [0|9|G|,]* [.|D] [0|9]* [PR|MI|S]` */
const SHAPE = /^(?:MI|S)?\$?[09G,]*(?:[.D][09]*)?(?:PR|MI|S)?$/;
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** What Spark says of a number format, in its order of checks: the end of the error class, and what is wrong. */
function problem(format: string): readonly [subclass: string, why: string] | undefined {
  const text = format.toUpperCase();
  if (text === '') return ['EMPTY', 'The number format string cannot be empty'];
  const odd = /[^09.DG,$SMIPR]/.exec(text.replace(/MI|PR/g, ''))?.[0];
  if (odd !== undefined) return ['UNEXPECTED_TOKEN', `Found the unexpected character '${odd}' in the format string`];
  if (!/[09]/.test(text)) return ['WRONG_NUM_DIGIT', 'The format string requires at least one number digit'];
  for (const [name, pattern] of [
    ['. or D', /[.D]/g],
    ['S', /S/g],
    ['MI', /MI/g],
    ['$', /\$/g],
    ['PR', /PR/g],
  ] as const)
    if (count(text, pattern) > 1) return ['WRONG_NUM_TOKEN', `At most one ${name} is allowed in the number format`];
  const [whole = '', fraction = ''] = text.split(/[.D]/);
  if (/[,G]/.test(fraction))
    return ['THOUSANDS_SEPS_MUST_BEFORE_DEC', 'Thousands separators (, or G) may not appear after the decimal point'];
  if (
    /[,G]/.test(whole) &&
    whole
      .replace(/[^09,G]/g, '')
      .split(/[,G]/)
      .some((digits) => digits === '')
  )
    return ['CONT_THOUSANDS_SEPS', 'Thousands separators (, or G) must have digits in between them'];
  const dollar = text.indexOf('$');
  if (dollar >= 0 && /[09]/.test(text.slice(0, dollar)))
    return ['CUR_MUST_BEFORE_DIGIT', 'Currency characters must appear before digits in the number format'];
  return SHAPE.test(text) ? undefined : ['UNEXPECTED_TOKEN', 'The parts of the format stand in another order'];
}

/** The check of `to_char` and `to_number`: a constant that is a number format, or NULL. */
export function numberFormatCheck(call: CallFacts): string | undefined {
  const format = call.args[1];
  const value = constantOf(format);
  if (value === undefined) return 'the format must be a foldable "STRING" expression';
  const found = typeof value === 'string' ? problem(value) : undefined;
  return found && `INVALID_FORMAT.${found[0]}: ${found[1]}`;
}

export const nullWithoutFormat = (call: CallFacts): boolean =>
  call.args.some((a) => a.nullable) || constantOf(call.args[1]) === null;
