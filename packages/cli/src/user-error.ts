/** A mistake in how the command was called: one line on stderr, exit code 1. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
