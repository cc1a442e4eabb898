import { defineNullableHelper } from './define.js';

/** Always an error, with the given message: where a database has no function that raises. */
export const raiseHelper = defineNullableHelper({
  name: 'raise_error',
  params: { message: 'string' },
  returns: 'string',
  body: ({ message }) => {
    throw new Error(message ?? 'null');
  },
});
