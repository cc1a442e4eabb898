/** An expression of XPath 1.0. */
export type XPath =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'operation'; readonly op: string; readonly left: XPath; readonly right: XPath }
  | { readonly kind: 'minus'; readonly of: XPath }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly XPath[] }
  | {
      readonly kind: 'path';
      /** What it starts from: the root, an expression's nodes, or the context node. */
      readonly from: 'root' | 'here' | XPath;
      readonly steps: readonly Step[];
      /** Of the nodes that it starts from. */
      readonly predicates: readonly XPath[];
    };
export interface Step {
  readonly axis: string;
  /** A name, `*`, or one of `text()`, `node()`, `comment()`, `processing-instruction()`. */
  readonly test: string;
  readonly predicates: readonly XPath[];
}

const AXES: ReadonlySet<string> = new Set([
  'ancestor',
  'ancestor-or-self',
  'attribute',
  'child',
  'descendant',
  'descendant-or-self',
  'following',
  'following-sibling',
  'parent',
  'preceding',
  'preceding-sibling',
  'self',
]);
const NODE_TESTS: ReadonlySet<string> = new Set(['text', 'node', 'comment', 'processing-instruction']);
/** From weakest to strongest. */
const LEVELS: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
];
const TOKEN =
  /\s*(?:(\d+(?:\.\d*)?|\.\d+)|("[^"]*"|'[^']*')|([\p{L}_][\p{L}\p{N}_.-]*(?::(?!:)[\p{L}_*][\p{L}\p{N}_.-]*)?)|(\/\/|::|\.\.|!=|<=|>=|[-/()[\]@,|+=<>*.$]))/uy;

interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  readonly text: string;
}

function tokens(source: string): readonly Token[] {
  const out: Token[] = [];
  TOKEN.lastIndex = 0;
  const text = source.trimEnd();
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text);
    if (!found) throw new Error(`Invalid XPath '${source}'`);
    const [, number, quoted, name, sign] = found;
    if (number !== undefined) out.push({ kind: 'number', text: number });
    else if (quoted !== undefined) out.push({ kind: 'text', text: quoted.slice(1, -1) });
    else if (sign !== undefined) out.push({ kind: 'sign', text: sign });
    else out.push({ kind: 'name', text: name as string });
  }
  return [...out, { kind: 'end', text: '' }];
}

/** Throws an Error where the text is no XPath, or has a variable or a prefix, which nothing binds. */
export function parseXPath(source: string): XPath {
  return new Reader(source).whole();
}

class Reader {
  private at = 0;
  private readonly tokens: readonly Token[];
  private readonly source: string;
  constructor(source: string) {
    this.source = source;
    this.tokens = tokens(source);
  }

  whole(): XPath {
    const out = this.binary(0);
    return this.peek().kind === 'end' ? out : this.refuse();
  }
  private refuse(): never {
    throw new Error(`Invalid XPath '${this.source}'`);
  }
  private peek(ahead = 0): Token {
    return this.tokens[this.at + ahead] ?? { kind: 'end', text: '' };
  }
  private is(text: string, ahead = 0): boolean {
    const t = this.peek(ahead);
    return t.kind === 'sign' && t.text === text;
  }
  private take(text: string): boolean {
    if (!this.is(text)) return false;
    this.at++;
    return true;
  }
  private want(text: string): void {
    if (!this.take(text)) this.refuse();
  }

  private binary(level: number): XPath {
    const ops = LEVELS[level];
    if (!ops) return this.unary();
    let left = this.binary(level + 1);
    for (;;) {
      const t = this.peek();
      if ((t.kind !== 'sign' && t.kind !== 'name') || !ops.includes(t.text)) return left;
      this.at++;
      left = { kind: 'operation', op: t.text, left, right: this.binary(level + 1) };
    }
  }
  private unary(): XPath {
    if (this.take('-')) return { kind: 'minus', of: this.unary() };
    let left = this.path();
    while (this.take('|')) left = { kind: 'operation', op: '|', left, right: this.path() };
    return left;
  }

  private path(): XPath {
    const t = this.peek();
    const isCall = t.kind === 'name' && this.is('(', 1) && !NODE_TESTS.has(t.text);
    if (t.kind === 'number' || t.kind === 'text' || this.is('(') || isCall) {
      const start = this.primary();
      const predicates = this.predicates();
      if (predicates.length === 0 && !this.is('/') && !this.is('//')) return start;
      return { kind: 'path', from: start, predicates, steps: this.rest() };
    }
    if (this.is('//')) return { kind: 'path', from: 'root', predicates: [], steps: this.rest() };
    if (this.take('/')) {
      const steps = this.startsStep() ? [this.step(), ...this.rest()] : [];
      return { kind: 'path', from: 'root', predicates: [], steps };
    }
    return { kind: 'path', from: 'here', predicates: [], steps: [this.step(), ...this.rest()] };
  }
  private startsStep(): boolean {
    return this.peek().kind === 'name' || ['.', '..', '@', '*'].some((s) => this.is(s));
  }
  private rest(): readonly Step[] {
    const steps: Step[] = [];
    for (;;) {
      if (this.take('//')) steps.push({ axis: 'descendant-or-self', test: 'node()', predicates: [] });
      else if (!this.take('/')) return steps;
      steps.push(this.step());
    }
  }
  private step(): Step {
    if (this.take('.')) return { axis: 'self', test: 'node()', predicates: [] };
    if (this.take('..')) return { axis: 'parent', test: 'node()', predicates: [] };
    let axis = 'child';
    if (this.take('@')) axis = 'attribute';
    else if (this.is('::', 1)) {
      axis = this.peek().text;
      if (!AXES.has(axis)) this.refuse();
      this.at += 2;
    }
    return { axis, test: this.test(), predicates: this.predicates() };
  }
  private test(): string {
    if (this.take('*')) return '*';
    const t = this.peek();
    if (t.kind !== 'name' || t.text.includes(':')) this.refuse();
    this.at++;
    if (!NODE_TESTS.has(t.text) || !this.take('(')) return t.text;
    this.want(')');
    return `${t.text}()`;
  }
  private predicates(): readonly XPath[] {
    const out: XPath[] = [];
    while (this.take('[')) {
      out.push(this.binary(0));
      this.want(']');
    }
    return out;
  }
  private primary(): XPath {
    const t = this.peek();
    this.at++;
    if (t.kind === 'number') return { kind: 'number', value: Number(t.text) };
    if (t.kind === 'text') return { kind: 'text', value: t.text };
    if (t.kind === 'sign') {
      const inner = this.binary(0);
      this.want(')');
      return inner;
    }
    this.want('(');
    const args: XPath[] = [];
    if (!this.take(')')) {
      do args.push(this.binary(0));
      while (this.take(','));
      this.want(')');
    }
    return { kind: 'call', name: t.text, args };
  }
}
