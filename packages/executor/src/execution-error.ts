/** What a database calls an error besides its words. */
export interface DatabaseCode {
  readonly number: string;
  readonly sqlState: string | undefined;
}

/** The database could not do what it was asked to: a connection, a file, a statement. The message says it in one sentence. */
export class ExecutionError extends Error {
  override readonly name = 'ExecutionError';
  /** Where the database numbers its errors, and the words are its own. */
  readonly code: DatabaseCode | undefined;
  /** What rows were written, and numbers leave their type nowhere but where a column takes them. */
  readonly storing: boolean;

  constructor(message: string, options: ErrorOptions & { readonly code?: DatabaseCode; readonly storing?: true } = {}) {
    super(message, options);
    this.code = options.code;
    this.storing = options.storing === true;
  }
}

/** The first line of what a database says of an error, without the prefix that says what kind of error it is. */
export function causeText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0]?.trim() || 'unknown error';
}
