/** A file of Spark's SQL suite, and what came of one of its statements. */
export interface SuiteFile {
  readonly file: string;
  readonly conf: Readonly<Record<string, string>>;
  readonly statements: readonly {
    readonly id: string;
    readonly group: string;
    readonly kind: string;
    readonly sql: string;
  }[];
}
/** The part of run.py's line that says what came of a statement, as JSON text without the braces. */
export type Outcome = string;

/** `type` of an outcome's error: who raised it. */
export type Raiser = 'error' | 'unsupported' | 'bug' | 'database' | 'timeout';

export const failure = (raiser: Raiser, message: string, sparkClass?: string, sql?: string): Outcome => {
  const status = raiser === 'timeout' ? 'timeout' : 'error';
  const error = { type: raiser, class: sparkClass ?? null, sqlstate: null, message };
  return JSON.stringify({ status, error, ...(sql !== undefined && { emitted: sql }) }).slice(1, -1);
};
