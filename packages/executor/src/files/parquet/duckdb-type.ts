/** A type as DuckDB's DESCRIBE writes it. */
export type DuckType =
  | { readonly kind: 'atom'; readonly name: string }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'list'; readonly element: DuckType }
  | { readonly kind: 'map'; readonly key: DuckType; readonly value: DuckType }
  | { readonly kind: 'struct'; readonly fields: readonly { readonly name: string; readonly type: DuckType }[] };

const TOKEN = /\s*("(?:[^"]|"")*"|[A-Za-z_0-9]+(?: (?:WITH|TIME|ZONE)\b)*|\[\d*\]|[(),])/y;

/** Undefined where the text is no type that is known here. */
export function parseDuckType(text: string): DuckType | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) return undefined;
    tokens.push(match[1] as string);
  }
  let at = 0;
  const eat = (token: string): boolean => tokens[at] === token && ++at > 0;
  const type = (): DuckType | undefined => {
    let read = single();
    while (read && /^\[\d*\]$/.test(tokens[at] ?? '')) {
      at++;
      read = { kind: 'list', element: read };
    }
    return read;
  };
  const single = (): DuckType | undefined => {
    const name = tokens[at++];
    if (name === 'DECIMAL' && eat('(')) {
      const [precision, , scale] = tokens.slice(at, at + 3).map(Number);
      at += 3;
      return eat(')') ? { kind: 'decimal', precision: precision as number, scale: scale as number } : undefined;
    }
    if (name === 'MAP' && eat('(')) {
      const key = type();
      const value = key && eat(',') ? type() : undefined;
      return key && value && eat(')') ? { kind: 'map', key, value } : undefined;
    }
    if (name === 'STRUCT' && eat('(')) {
      const fields: { name: string; type: DuckType }[] = [];
      do {
        const field = tokens[at++];
        const of = type();
        if (field === undefined || !of) return undefined;
        fields.push({ name: field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field, type: of });
      } while (eat(','));
      return eat(')') ? { kind: 'struct', fields } : undefined;
    }
    return name === undefined || /^[(),"]/.test(name) ? undefined : { kind: 'atom', name };
  };
  const read = type();
  return at === tokens.length ? read : undefined;
}
