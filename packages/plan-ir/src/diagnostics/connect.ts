import { error } from './error.js';

/** What is wrong with a plan that a client sent, before names are looked up. */
export const connectDiagnostics = {
  /** Spark's InvalidPlanInput: messages that contradict themselves, or lack a part. */
  'invalid-plan': error<{ why: string }>(undefined, undefined, (p) => p.why),
  'attribute-name': error<{ name: string }>(undefined, undefined, (p) => `Syntax error in attribute name: ${p.name}.`),
  'decimal-text': error<{ text: string }>(undefined, undefined, (p) => `"${p.text}" is not a decimal number.`),
} as const;
