import { error } from './error.js';

/** Rows that a client sent, or asks for, as Arrow. */
export const arrowDiagnostics = {
  'invalid-arrow-data': error<{ why: string }>(
    undefined,
    undefined,
    (p) => `The rows that were sent cannot be read as an Arrow IPC stream: ${p.why}.`,
  ),
  'unsupported-arrow-type': error<{ type: string }>(
    'UNSUPPORTED_ARROWTYPE',
    '0A000',
    (p) => `Unsupported arrow type ${p.type}.`,
  ),
};
