import { type DiagnosticSpec, spec } from './define.js';

/** An error of the user's, under Spark's class where it has one. */
export const error = <P>(
  spark: string | undefined,
  sqlState: string | undefined,
  message: (p: P) => string,
  hint?: (p: P) => string | undefined,
): DiagnosticSpec<P> =>
  spec<P>({
    severity: 'error',
    ...(spark !== undefined && { spark }),
    ...(sqlState !== undefined && { sqlState }),
    message,
    ...(hint && { hint }),
  });
