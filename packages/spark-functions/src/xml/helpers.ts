import { defineHelper, type Helper, type HelperType } from '../define.js';
import { wellFormed } from '../json/quote.js';
import { memo } from '../memo.js';
import { parseXml, type XmlNode } from './parse.js';
import { evaluateXPath, toBoolean, toNumber, toText, type XPathValue } from './xpath.js';
import { parseXPath } from './xpath-parse.js';

const pathOf = memo(parseXPath);

/** Spark asks nothing of empty XML or an empty path. */
function find<T>(xml: string, path: string, as: (value: XPathValue) => T): T | null {
  if (xml === '' || path === '') return null;
  const expr = pathOf(path);
  return as(evaluateXPath(expr, { node: parseXml(xml), position: 1, size: 1 }));
}

/** The values of text and attributes; an element has none. */
function valuesOf(value: XPathValue): (string | null)[] {
  if (typeof value !== 'object') throw new Error('Invalid XPath: it gives no set of nodes');
  return value.map((n: XmlNode) => (n.kind === 'root' || n.kind === 'element' ? null : (n.first ?? n.value)));
}

/** As Java narrows a double: cut toward zero, held at the ends, NaN is 0. */
const toInt = (value: number): number =>
  Number.isNaN(value) ? 0 : Math.max(-2147483648, Math.min(2147483647, Math.trunc(value)));
function toLong(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  if (Math.abs(value) < 2 ** 63) return BigInt(Math.trunc(value));
  return value > 0 ? 2n ** 63n - 1n : -(2n ** 63n);
}

const xpath = (
  name: string,
  returns: Extract<HelperType, 'boolean' | 'double' | 'int' | 'long' | 'string' | 'strings'>,
  as: (value: XPathValue) => boolean | number | bigint | string | (string | null)[],
): Helper =>
  defineHelper({
    name,
    params: { xml: 'string', path: 'string' },
    returns,
    body: ({ xml, path }) => find(xml, path, as) as never,
  });

export const xpathHelpers: readonly Helper[] = [
  xpath('xpath', 'strings', valuesOf),
  xpath('xpath_boolean', 'boolean', toBoolean),
  xpath('xpath_number', 'double', toNumber),
  xpath('xpath_float', 'double', (value) => Math.fround(toNumber(value))),
  xpath('xpath_int', 'int', (value) => toInt(toNumber(value))),
  xpath('xpath_short', 'int', (value) => (toInt(toNumber(value)) << 16) >> 16),
  xpath('xpath_long', 'long', (value) => toLong(toNumber(value))),
  xpath('xpath_string', 'string', (value) => wellFormed(toText(value))),
];
