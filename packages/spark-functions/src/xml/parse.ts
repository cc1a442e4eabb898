/** A node of a document, as XPath 1.0 sees it. Nobody looks at namespaces, as in Spark: a prefix is a part of a name that is passed over. */
export interface XmlNode {
  readonly kind: 'root' | 'element' | 'attribute' | 'text' | 'comment' | 'instruction';
  /** As written, with its prefix; empty for what has no name. */
  readonly name: string;
  /** The text of what is neither root nor element. */
  readonly value: string;
  /** Of text: the part before a CDATA section begins or ends, which is what Java gives for the node. */
  readonly first?: string;
  readonly parent: XmlNode | undefined;
  readonly children: readonly XmlNode[];
  readonly attributes: readonly XmlNode[];
  /** The place in document order. */
  readonly order: number;
}
type Open = XmlNode & { children: XmlNode[]; attributes: XmlNode[] };

const NAME = /[\p{L}_:][\p{L}\p{N}_:.\-\u00B7]*/uy;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' };

const malformed = (why: string): never => {
  throw new Error(`Invalid XML document: ${why}`);
};

/** Reads a well-formed document without a DOCTYPE; throws for anything else. */
export function parseXml(source: string): XmlNode {
  return new Reader(source.replace(/\r\n?/g, '\n')).document();
}

class Reader {
  private at = 0;
  private order = 0;
  private readonly text: string;
  constructor(text: string) {
    this.text = text;
  }

  document(): XmlNode {
    const root = this.node('root', '', undefined);
    if (this.text.startsWith('<?xml') && /\s/.test(this.text[5] ?? '')) this.at = this.past('?>', 'a declaration');
    let elements = 0;
    while (this.at < this.text.length) {
      if (this.text[this.at] !== '<') {
        if (!/[ \t\n]/.test(this.text[this.at] as string)) malformed('text stands outside of the root element');
        this.at++;
        continue;
      }
      if (this.other(root)) continue;
      if (elements++ > 0) malformed('there are two root elements');
      this.element(root);
    }
    return elements === 1 ? root : malformed('it has no root element');
  }

  private node(kind: XmlNode['kind'], name: string, parent: Open | undefined, value = '', first = value): Open {
    return { kind, name, value, first, parent, children: [], attributes: [], order: this.order++ };
  }

  private past(end: string, what: string): number {
    const found = this.text.indexOf(end, this.at);
    return found < 0 ? malformed(`${what} is not closed`) : found + end.length;
  }

  private take(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private name(): string {
    NAME.lastIndex = this.at;
    const name = NAME.exec(this.text)?.[0];
    if (name === undefined) return malformed('a name is missing');
    this.at += name.length;
    return name;
  }

  private blanks(): boolean {
    const from = this.at;
    while (/[ \t\n]/.test(this.text[this.at] ?? '')) this.at++;
    return this.at > from;
  }

  /** A comment or processing instruction. */
  private other(parent: Open): boolean {
    if (this.take('<!--')) {
      const end = this.past('-->', 'a comment');
      const value = this.text.slice(this.at, end - 3);
      if (value.includes('--') || value.endsWith('-')) malformed('a comment holds two dashes');
      parent.children.push(this.node('comment', '', parent, value));
      this.at = end;
      return true;
    }
    if (this.take('<?')) {
      const name = this.name();
      if (name.toLowerCase() === 'xml') malformed('a declaration does not stand at the beginning');
      this.blanks();
      const end = this.past('?>', 'an instruction');
      parent.children.push(this.node('instruction', name, parent, this.text.slice(this.at, end - 2)));
      this.at = end;
      return true;
    }
    if (this.text.startsWith('<!DOCTYPE', this.at)) malformed('a document type is not read here');
    return false;
  }

  private element(parent: Open): void {
    this.at++;
    const name = this.name();
    const written: (readonly [name: string, value: string])[] = [];
    while (this.blanks() && !/[/>]/.test(this.text[this.at] ?? '')) {
      const attribute = this.name();
      this.blanks();
      if (!this.take('=')) malformed(`the attribute ${attribute} has no value`);
      this.blanks();
      if (written.some(([n]) => n === attribute)) malformed(`the attribute ${attribute} is there twice`);
      written.push([attribute, this.quoted()]);
    }
    const element = this.node('element', name, parent);
    parent.children.push(element);
    for (const [n, value] of written)
      if (n !== 'xmlns' && !n.startsWith('xmlns:')) element.attributes.push(this.node('attribute', n, element, value));
    if (this.take('/>')) return;
    if (!this.take('>')) malformed(`the element ${name} is not closed`);
    this.content(element);
    if (this.name() !== name) malformed(`the element ${name} is closed by another name`);
    this.blanks();
    if (!this.take('>')) malformed(`the end of ${name} is not closed`);
  }

  /** Up to `</`, which it takes. */
  private content(element: Open): void {
    let parts: string[] = [];
    const flush = (): void => {
      if (parts.length > 0) element.children.push(this.node('text', '', element, parts.join(''), parts[0]));
      parts = [];
    };
    for (;;) {
      const next = this.text.indexOf('<', this.at);
      if (next < 0) malformed(`the element ${element.name} does not end`);
      const plain = this.text.slice(this.at, next);
      if (plain.includes(']]>')) malformed(']]> stands in text');
      if (plain !== '') parts.push(resolved(plain));
      this.at = next;
      if (this.take('<![CDATA[')) {
        const end = this.past(']]>', 'a CDATA section');
        parts.push(this.text.slice(this.at, end - 3));
        this.at = end;
        continue;
      }
      flush();
      if (this.take('</')) return;
      if (!this.other(element)) this.element(element);
    }
  }

  private quoted(): string {
    const quote = this.text[this.at];
    if (quote !== '"' && quote !== "'") return malformed('the value of an attribute is not quoted');
    this.at++;
    const end = this.past(quote, 'a value');
    const value = this.text.slice(this.at, end - 1);
    if (value.includes('<')) malformed('the value of an attribute holds <');
    this.at = end;
    return resolved(value.replace(/[\t\n]/g, ' '));
  }
}

/** Text with its references put out. */
function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d+);|#x([0-9A-Fa-f]+);|(\w+);)?/g, (_, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex as string, 16));
    return ENTITIES[name as string] ?? malformed('a reference is not known');
  });
}

/** What XPath calls the string value of a node. */
export function textOf(node: XmlNode): string {
  if (node.kind !== 'root' && node.kind !== 'element') return node.value;
  return node.children.map((c) => (c.kind === 'element' || c.kind === 'text' ? textOf(c) : '')).join('');
}
