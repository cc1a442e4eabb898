import { inspect } from 'node:util';

/** A text that no log, error or JSON may show. Only `reveal` gives it. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }
  reveal(): string {
    return this.#text;
  }
  toString(): string {
    return '***';
  }
  toJSON(): string {
    return '***';
  }
  [inspect.custom](): string {
    return '***';
  }
}

/** Shorter ones would put stars into ordinary words. */
const SHORTEST = 4;

/** Puts stars in the place of secrets, and of what is made of them on the way (URL encoding, JSON). */
export function redactor(secrets: readonly Secret[]): (text: string) => string {
  const hidden = secrets
    .map((s) => s.reveal())
    .filter((s) => s.length >= SHORTEST)
    .flatMap((s) => [s, encodeURIComponent(s), JSON.stringify(s).slice(1, -1)])
    .sort((a, b) => b.length - a.length);
  return (text) => hidden.reduce((t, s) => t.replaceAll(s, '***'), text);
}
