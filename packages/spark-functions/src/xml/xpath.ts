import { readDecimal } from '../decimal-text.js';
import { textOf, type XmlNode } from './parse.js';
import type { Step, XPath } from './xpath-parse.js';

export type XPathValue = boolean | number | string | readonly XmlNode[];

interface Context {
  readonly node: XmlNode;
  /** From 1. */
  readonly position: number;
  readonly size: number;
}

const isNodes = (value: XPathValue): value is readonly XmlNode[] => typeof value === 'object';
const rootOf = (node: XmlNode): XmlNode => (node.parent ? rootOf(node.parent) : node);

/** `12`, `0.5`, `-3`: never an exponent. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Number.isInteger(value)) return String(BigInt(value));
  const { negative, whole, fraction } = readDecimal(String(value));
  return `${negative ? '-' : ''}${whole}.${fraction}`;
}
export function toText(value: XPathValue): string {
  if (isNodes(value)) return value[0] ? textOf(value[0]) : '';
  return typeof value === 'number' ? numberText(value) : String(value);
}
export function toNumber(value: XPathValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = toText(value).replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  return /^-?(?:\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
}
export function toBoolean(value: XPathValue): boolean {
  if (isNodes(value)) return value.length > 0;
  return typeof value === 'number' ? value !== 0 && !Number.isNaN(value) : Boolean(value);
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const descendants = (node: XmlNode): readonly XmlNode[] => node.children.flatMap((c) => [c, ...descendants(c)]);
const ancestors = (node: XmlNode): readonly XmlNode[] => (node.parent ? [node.parent, ...ancestors(node.parent)] : []);
const siblings = (node: XmlNode): readonly XmlNode[] =>
  node.kind === 'attribute' ? [] : (node.parent?.children ?? []);

/** Nodes in the order of the axis: those behind the context node nearest first. */
const AXES: Readonly<Record<string, (node: XmlNode) => readonly XmlNode[]>> = {
  self: (n) => [n],
  child: (n) => n.children,
  attribute: (n) => n.attributes,
  parent: (n) => (n.parent ? [n.parent] : []),
  ancestor: ancestors,
  'ancestor-or-self': (n) => [n, ...ancestors(n)],
  descendant: descendants,
  'descendant-or-self': (n) => [n, ...descendants(n)],
  'following-sibling': (n) => siblings(n).filter((s) => s.order > n.order),
  'preceding-sibling': (n) =>
    siblings(n)
      .filter((s) => s.order < n.order)
      .reverse(),
  following: (n) => {
    const own = new Set(descendants(n));
    return descendants(rootOf(n)).filter((d) => d.order > n.order && !own.has(d));
  },
  preceding: (n) => {
    const above = new Set(ancestors(n));
    return descendants(rootOf(n))
      .filter((d) => d.order < n.order && !above.has(d))
      .reverse();
  },
};

function passes(node: XmlNode, { axis, test }: Step): boolean {
  switch (test) {
    case 'node()':
      return true;
    case 'text()':
      return node.kind === 'text';
    case 'comment()':
      return node.kind === 'comment';
    case 'processing-instruction()':
      return node.kind === 'instruction';
    default: {
      const principal = node.kind === (axis === 'attribute' ? 'attribute' : 'element');
      return principal && (test === '*' || local(node.name) === test);
    }
  }
}

function kept(nodes: readonly XmlNode[], predicates: readonly XPath[]): readonly XmlNode[] {
  return predicates.reduce(
    (left, predicate) =>
      left.filter((node, i) => {
        const value = evaluateXPath(predicate, { node, position: i + 1, size: left.length });
        return typeof value === 'number' ? value === i + 1 : toBoolean(value);
      }),
    nodes,
  );
}

const inOrder = (nodes: Iterable<XmlNode>): readonly XmlNode[] => [...new Set(nodes)].sort((a, b) => a.order - b.order);

function walk(from: readonly XmlNode[], steps: readonly Step[]): readonly XmlNode[] {
  let nodes = from;
  for (const [i, step] of steps.entries()) {
    const axis = AXES[step.axis] as (node: XmlNode) => readonly XmlNode[];
    const take = (node: XmlNode): readonly XmlNode[] =>
      kept(
        axis(node).filter((n) => passes(n, step)),
        step.predicates,
      );
    const only = nodes.length === 1 ? nodes[0] : undefined;
    nodes = only && step.axis === 'child' ? take(only) : inOrder(nodes.flatMap(take));
    if (step.test === 'text()' && isDescent(step, steps[i - 1])) nodes = nodes.filter((n) => isFound(n, step));
  }
  return nodes;
}

const isDescent = (step: Step, before: Step | undefined): boolean =>
  step.axis.startsWith('descendant') ||
  (step.axis === 'child' && before?.axis === 'descendant-or-self' && before.test === 'node()');

/** On its way down Java looks at each section by itself, and finds no text in one of CDATA. Observed on Spark 3.5 where it is alone. */
function isFound({ cdata }: XmlNode, { predicates }: Step): boolean {
  if (cdata === 'among' || (cdata !== undefined && predicates.length > 0))
    throw new Error('Texts of which a part is CDATA are not looked for at any depth here');
  return cdata === undefined;
}

const ORDER: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};
const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  div: (a, b) => a / b,
  mod: (a, b) => a % b,
};

function compare(op: string, left: XPathValue, right: XPathValue): boolean {
  // a set of nodes holds if one of its nodes does; beside a boolean it is one value
  if (isNodes(left) && typeof right !== 'boolean') return left.some((n) => compare(op, textOf(n), right));
  if (isNodes(right) && typeof left !== 'boolean') return right.some((n) => compare(op, left, textOf(n)));
  const order = ORDER[op];
  if (order) return order(toNumber(left), toNumber(right));
  const same =
    typeof left === 'boolean' || typeof right === 'boolean'
      ? toBoolean(left) === toBoolean(right)
      : typeof left === 'number' || typeof right === 'number'
        ? toNumber(left) === toNumber(right)
        : toText(left) === toText(right);
  return op === '=' ? same : !same;
}

/** Units of UTF-16 from a place, both rounded as XPath has it. */
function cut(text: string, start: number, length: number): string {
  const from = Math.round(start);
  const to = from + Math.round(length);
  return text
    .split('')
    .filter((_, i) => i + 1 >= from && i + 1 < to)
    .join('');
}
function translated(text: string, from: string, to: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const at = from.indexOf(text[i] as string);
    out += at < 0 ? text[i] : (to[at] ?? '');
  }
  return out;
}

type Body = (args: readonly XPathValue[], context: Context) => XPathValue;
const text = (args: readonly XPathValue[], i: number, context: Context): string => toText(args[i] ?? [context.node]);
const nodes = (args: readonly XPathValue[], context: Context): readonly XmlNode[] => {
  const value = args[0] ?? [context.node];
  if (!isNodes(value)) throw new Error('Invalid XPath: a set of nodes is wanted');
  return value;
};

/** By name: the least and the greatest count of arguments, and the body. */
const FUNCTIONS: Readonly<Record<string, readonly [least: number, most: number, body: Body]>> = {
  last: [0, 0, (_, c) => c.size],
  position: [0, 0, (_, c) => c.position],
  count: [1, 1, (a, c) => nodes(a, c).length],
  name: [0, 1, (a, c) => nodes(a, c)[0]?.name ?? ''],
  'local-name': [0, 1, (a, c) => local(nodes(a, c)[0]?.name ?? '')],
  string: [0, 1, (a, c) => text(a, 0, c)],
  concat: [2, 99, (a) => a.map(toText).join('')],
  'starts-with': [2, 2, (a, c) => text(a, 0, c).startsWith(text(a, 1, c))],
  contains: [2, 2, (a, c) => text(a, 0, c).includes(text(a, 1, c))],
  'substring-before': [
    2,
    2,
    (a, c) => {
      const at = text(a, 0, c).indexOf(text(a, 1, c));
      return at < 0 ? '' : text(a, 0, c).slice(0, at);
    },
  ],
  'substring-after': [
    2,
    2,
    (a, c) => {
      const at = text(a, 0, c).indexOf(text(a, 1, c));
      return at < 0 ? '' : text(a, 0, c).slice(at + text(a, 1, c).length);
    },
  ],
  substring: [
    2,
    3,
    (a, c) => cut(text(a, 0, c), toNumber(a[1] ?? 1), a[2] === undefined ? Number.POSITIVE_INFINITY : toNumber(a[2])),
  ],
  'string-length': [0, 1, (a, c) => text(a, 0, c).length],
  'normalize-space': [
    0,
    1,
    (a, c) =>
      text(a, 0, c)
        .replace(/[ \t\r\n]+/g, ' ')
        .replace(/^ | $/g, ''),
  ],
  translate: [3, 3, (a, c) => translated(text(a, 0, c), text(a, 1, c), text(a, 2, c))],
  boolean: [1, 1, (a) => toBoolean(a[0] ?? false)],
  not: [1, 1, (a) => !toBoolean(a[0] ?? false)],
  true: [0, 0, () => true],
  false: [0, 0, () => false],
  number: [0, 1, (a, c) => toNumber(a[0] ?? [c.node])],
  sum: [1, 1, (a, c) => nodes(a, c).reduce((n, node) => n + toNumber([node]), 0)],
  floor: [1, 1, (a) => Math.floor(toNumber(a[0] ?? 0))],
  ceiling: [1, 1, (a) => Math.ceil(toNumber(a[0] ?? 0))],
  round: [1, 1, (a) => Math.round(toNumber(a[0] ?? 0))],
};

function operation(expr: Extract<XPath, { kind: 'operation' }>, context: Context): XPathValue {
  const { op } = expr;
  const left = evaluateXPath(expr.left, context);
  if (op === 'or' || op === 'and') {
    const known = toBoolean(left);
    return known === (op === 'or') ? known : toBoolean(evaluateXPath(expr.right, context));
  }
  const right = evaluateXPath(expr.right, context);
  if (op === '|') return inOrder([...nodes([left], context), ...nodes([right], context)]);
  const arithmetic = ARITHMETIC[op];
  return arithmetic ? arithmetic(toNumber(left), toNumber(right)) : compare(op, left, right);
}

export function evaluateXPath(expr: XPath, context: Context): XPathValue {
  switch (expr.kind) {
    case 'number':
    case 'text':
      return expr.value;
    case 'minus':
      return -toNumber(evaluateXPath(expr.of, context));
    case 'operation':
      return operation(expr, context);
    case 'call': {
      const known = Object.hasOwn(FUNCTIONS, expr.name) ? FUNCTIONS[expr.name] : undefined;
      if (!known || expr.args.length < known[0] || expr.args.length > known[1])
        throw new Error(`Invalid XPath: the function ${expr.name} is not known with ${expr.args.length} arguments`);
      return known[2](
        expr.args.map((a) => evaluateXPath(a, context)),
        context,
      );
    }
    case 'path': {
      const from =
        expr.from === 'root'
          ? [rootOf(context.node)]
          : expr.from === 'here'
            ? [context.node]
            : nodes([evaluateXPath(expr.from, context)], context);
      return walk(kept(from, expr.predicates), expr.steps);
    }
  }
}
