/** A node of a document, as XPath 1.0 sees it. Nobody looks at namespaces, as in Spark: a prefix is a part of a name that is passed over. */
export interface XmlNode {
  readonly kind: 'root' | 'element' | 'attribute' | 'text' | 'comment' | 'instruction';
  /** As written, with its prefix; empty for what has no name. */
  readonly name: string;
  /** The text of what is neither root nor element. */
  readonly value: string;
  /** Of text: the part before a CDATA section begins or ends, which is what Java gives for the node. */
  readonly first?: string;
  /** Of text: it is one section of CDATA and nothing else, or one stands before other text or between it. */
  readonly cdata?: 'alone' | 'among' | undefined;
  readonly parent: XmlNode | undefined;
  readonly children: readonly XmlNode[];
  readonly attributes: readonly XmlNode[];
  /** The place in document order. */
  readonly order: number;
}
type Open = XmlNode & { children: XmlNode[]; attributes: XmlNode[] };
const NONE: XmlNode[] = [];

const NAME = /[\p{L}_:][\p{L}\p{N}_:.\-\u00B7]*/uy;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' };

const isBlank = (unit: number): boolean => unit === 32 || unit === 9 || unit === 10;
const isNameUnit = (unit: number): boolean => (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
/** What stands behind a name of plain letters: a blank, `=`, `/`, `>`. */
const endsName = (unit: number): boolean => isBlank(unit) || unit === 61 || unit === 47 || unit === 62;

const malformed = (why: string): never => {
  throw new Error(`Invalid XML document: ${why}`);
};

/** Reads a well-formed document without a DOCTYPE; throws for anything else. */
export function parseXml(source: string): XmlNode {
  return new Reader(source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source).document();
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
        if (!isBlank(this.text.charCodeAt(this.at))) malformed('text stands outside of the root element');
        this.at++;
        continue;
      }
      if (this.other(root)) continue;
      if (elements++ > 0) malformed('there are two root elements');
      this.element(root);
    }
    return elements === 1 ? root : malformed('it has no root element');
  }

  private node(
    kind: XmlNode['kind'],
    name: string,
    parent: Open | undefined,
    value = '',
    first = value,
    cdata?: XmlNode['cdata'],
  ): Open {
    const inner = kind === 'root' || kind === 'element';
    const children = inner ? [] : NONE;
    return { kind, name, value, first, cdata, parent, children, attributes: inner ? [] : NONE, order: this.order++ };
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
    const from = this.at;
    while (isNameUnit(this.text.charCodeAt(this.at))) this.at++;
    if (this.at > from && endsName(this.text.charCodeAt(this.at))) return this.text.slice(from, this.at);
    this.at = from;
    NAME.lastIndex = this.at;
    const name = NAME.exec(this.text)?.[0];
    if (name === undefined) return malformed('a name is missing');
    this.at += name.length;
    return name;
  }

  private blanks(): boolean {
    const from = this.at;
    while (isBlank(this.text.charCodeAt(this.at))) this.at++;
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
    while (this.blanks() && this.text[this.at] !== '/' && this.text[this.at] !== '>') {
      const attribute = this.name();
      this.blanks();
      if (!this.take('=')) malformed(`the attribute ${attribute} has no value`);
      this.blanks();
      if (written.some(([n]) => n === attribute)) malformed(`the attribute ${attribute} is there twice`);
      written.push([attribute, this.quoted()]);
    }
    const element = this.node('element', name, parent);
    parent.children.push(element);
    // Java keeps attributes by their names
    if (written.length > 1) written.sort(([a], [b]) => (a < b ? -1 : 1));
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
    /** Of the parts, the place of the last that is CDATA. */
    let cdata = -1;
    const flush = (): void => {
      if (parts.length === 0) return;
      const kind = cdata < 0 ? undefined : parts.length === 1 ? 'alone' : cdata === 1 ? undefined : 'among';
      const value = parts.length === 1 ? parts[0] : parts.join('');
      element.children.push(this.node('text', '', element, value, parts[0], kind));
      parts = [];
      cdata = -1;
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
        cdata = parts.push(this.text.slice(this.at, end - 3)) - 1;
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
  let text = '';
  for (const c of node.children) if (c.kind === 'element' || c.kind === 'text') text += textOf(c);
  return text;
}
