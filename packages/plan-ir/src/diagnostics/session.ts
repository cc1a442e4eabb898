import { error } from './error.js';

/** What goes wrong in a session of the server: settings, views, schemas and data that a client sends. */
export const sessionDiagnostics = {
  'invalid-json-type': error<{ json: string }>(
    undefined,
    undefined,
    (p) => `Failed to convert the JSON string '${p.json}' to a data type.`,
  ),
};
