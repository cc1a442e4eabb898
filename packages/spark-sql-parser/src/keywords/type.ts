import * as t from '../gen/tokens.js';
import { CAST, type Pass, push, START, STRUCT_TYPE, TYPE } from './pass.js';

/** Whether a type must stand at the token at hand. */
export function isTypePosition(pass: Pass): boolean {
  const { previous, frame } = pass;
  if (previous === t.AS) return frame.kind === CAST;
  if (previous === t.TYPE_LT || previous === t.COMMA) return frame.kind === TYPE;
  if (previous === t.COLON) return frame.kind === STRUCT_TYPE;
  return (
    previous === t.FIELD_NAME ||
    previous === t.DOUBLE_COLON ||
    previous === t.TYPE ||
    (previous === START && pass.options.entry === 'type')
  );
}

/** '<' behind a keyword that was left to be a type. */
export function isTypeOpening(pass: Pass): boolean {
  return pass.previous === t.ARRAY || pass.previous === t.MAP || pass.previous === t.STRUCT;
}

export function openType(pass: Pass): number {
  push(pass, pass.previous === t.STRUCT ? STRUCT_TYPE : TYPE);
  return t.TYPE_LT;
}
