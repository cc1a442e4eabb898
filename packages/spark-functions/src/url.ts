import { defineNullableHelper } from './define.js';
import { javaRegExp } from './regex/compile.js';

/** Scheme, authority, path, query, fragment. Source: RFC 3986, appendix B. */
const PARTS = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;
/** What Java's URI refuses anywhere. */
const ILLEGAL = /[\s"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})/;

/** A colon before any other mark ends a scheme, of which there must be something behind. */
const NO_SCHEME = /^(?![A-Za-z][A-Za-z0-9+.-]*:[^#])[^/?#:]*:/;
/** Brackets stand in queries and fragments, and around the address that is a host. */
const BRACKET = /^[^?#]*[[\]]/;
/** A name of labels, the last of which begins with a letter; four numbers of one byte each. */
const NAME = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.?$/;
const FOUR_BYTES = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const ADDRESS = /^(?:[^@]*@)?\[([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:%[A-Za-z0-9_.]+)?\](?::\d*)?$/;

/** Is this what Java refuses? */
function isMalformed(url: string, match: RegExpExecArray | null): boolean {
  if (!match || ILLEGAL.test(url) || NO_SCHEME.test(url)) return true;
  const [, , authority, path = '', query, fragment] = match;
  const bare = authority === '' && path === '' && query === undefined && fragment === undefined;
  if (bare || fragment?.includes('#')) return true;
  return BRACKET.test(url) && !OPAQUE.test(url) && (/[[\]]/.test(path) || !ADDRESS.test(authority ?? ''));
}

/** Behind its scheme an opaque one has no parts but a fragment. */
const OPAQUE = /^[A-Za-z][A-Za-z0-9+.-]*:[^/]/;

/** `strict`: what is no URL is an error. */
function part(url: string, which: string, strict: boolean): string | null {
  const match = PARTS.exec(url);
  if (!match || isMalformed(url, match)) {
    if (strict) throw new Error(`[INVALID_URL] The url is invalid: ${url}.`);
    return null;
  }
  const [, scheme, authority, path = '', query, fragment] = match;
  if (OPAQUE.test(url) && which !== 'REF' && which !== 'PROTOCOL') return null;
  switch (which) {
    case 'HOST':
      return serverOf(authority)?.[2] || null;
    case 'PATH':
      return path;
    case 'QUERY':
      return query ?? null;
    case 'REF':
      return fragment ?? null;
    case 'PROTOCOL':
      return scheme ?? null;
    case 'FILE':
      return query === undefined ? path : `${path}?${query}`;
    case 'AUTHORITY':
      return authority || null;
    case 'USERINFO':
      return serverOf(authority)?.[1] ?? null;
    default:
      return null;
  }
}

/** Without a host the authority is a name of another kind, which has no parts. */
function serverOf(authority: string | undefined): RegExpExecArray | null {
  const found = authority === undefined ? null : /^(?:([^@]*)@)?(\[[^\]]*\]|[^:@]+)(?::(\d*))?$/.exec(authority);
  const host = found?.[2] ?? '';
  return host.startsWith('[') || NAME.test(host) || FOUR_BYTES.test(host) ? found : null;
}

/** The key is a pattern, as it is on Spark. */
const parameter = (query: string, key: string): string | null =>
  javaRegExp(`(&|^)${key}=([^&]*)`).regex.exec(query)?.[2] ?? null;

/** `key` (NULL for none) picks one parameter of the query; with a key, any other part gives NULL. */
export const parseUrlHelper = defineNullableHelper({
  name: 'parse_url',
  params: { url: 'string', part: 'string', key: 'string', keyed: 'boolean', strict: 'boolean' },
  returns: 'string',
  body: ({ url, part: which, key, keyed, strict }) => {
    if (url === null || which === null) return null;
    if (!keyed) return part(url, which, strict === true);
    if (key === null || which !== 'QUERY') return null;
    const query = part(url, 'QUERY', strict === true);
    return query === null ? null : parameter(query, key);
  },
});
