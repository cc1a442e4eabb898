/**
 * error: the user's mistake. unsupported: a limit of ours we know of. approximate: compiles, and differs as the message says.
 * warning: compiles exactly; something was left out that changes no answer (a hint, a storage option).
 */
export type Severity = 'error' | 'unsupported' | 'approximate' | 'warning';

/** `spark` is Spark's own error class, where it has one: a client that matches on it keeps working. */
export interface DiagnosticSpec<P> {
  readonly severity: Severity;
  readonly spark?: string;
  readonly sqlState?: string;
  message(p: P): string;
  hint?(p: P): string | undefined;
}
export const spec = <P>(s: DiagnosticSpec<P>): DiagnosticSpec<P> => s;
