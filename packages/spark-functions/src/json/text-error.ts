/** Text that is no JSON. */
export class JsonTextError extends Error {
  constructor() {
    super('the text is no JSON');
  }
}
