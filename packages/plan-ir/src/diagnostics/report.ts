import type { Origin } from '../origin.js';
import type { DiagnosticSpec, Severity } from './define.js';
import { type DiagnosticCode, diagnostics } from './table.js';

export type DiagnosticParams<C extends DiagnosticCode> =
  (typeof diagnostics)[C] extends DiagnosticSpec<infer P> ? P : never;

/** One message about one place of the source. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  /** Spark's error class and SQLSTATE, where Spark has one for this. */
  readonly sparkClass?: string;
  readonly sqlState?: string;
  readonly origin?: Origin | undefined;
}

/** Make a diagnostic of the table; the parameters of another code don't compile. */
export function diagnostic<C extends DiagnosticCode>(
  code: C,
  params: DiagnosticParams<C>,
  origin?: Origin,
): Diagnostic {
  const row = diagnostics[code] as unknown as DiagnosticSpec<DiagnosticParams<C>>;
  const hint = row.hint?.(params);
  return {
    code,
    severity: row.severity,
    message: row.message(params),
    ...(hint !== undefined && { hint }),
    ...(row.spark !== undefined && { sparkClass: row.spark }),
    ...(row.sqlState !== undefined && { sqlState: row.sqlState }),
    ...(origin && { origin }),
  };
}

/** The user's mistake, or a limit of ours we know of. Anything else is a bug: throw `Bug`. */
export class CompileError extends Error {
  readonly diagnostic: Diagnostic;
  /** The text that the diagnostic points into, where it is not the statement's own. */
  readonly text: string | undefined;

  constructor(diagnostic: Diagnostic, text?: string) {
    super(diagnostic.sparkClass ? `[${diagnostic.sparkClass}] ${diagnostic.message}` : diagnostic.message);
    this.name = 'CompileError';
    this.diagnostic = diagnostic;
    this.text = text;
  }
}

/** A state that our own code should have made impossible. */
export class Bug extends Error {
  override readonly name = 'Bug';
}

/** Stop the compilation with a diagnostic of severity error or unsupported. */
export function fail<C extends DiagnosticCode>(code: C, params: DiagnosticParams<C>, origin?: Origin): never {
  throw new CompileError(diagnostic(code, params, origin));
}

/** Collects what does not stop the compilation. The same message about the same place is kept once. */
export interface DiagnosticSink {
  add(d: Diagnostic): void;
  readonly list: readonly Diagnostic[];
}

export function diagnosticSink(): DiagnosticSink {
  const list: Diagnostic[] = [];
  const seen = new Set<string>();
  return {
    list,
    add(d) {
      const key = `${d.code}\0${d.message}\0${JSON.stringify(d.origin ?? null)}`;
      if (seen.has(key)) return;
      seen.add(key);
      list.push(d);
    },
  };
}
