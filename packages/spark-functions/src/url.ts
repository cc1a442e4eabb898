import { defineNullableHelper } from './define.js';
import { memo } from './memo.js';

/** Scheme, authority, path, query, fragment. Source: RFC 3986, appendix B. */
const PARTS = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;
/** What Java's URI refuses anywhere. */
const ILLEGAL = /[\s"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})/;

/** A colon before any other mark ends a scheme, of which there must be something behind. */
const NO_SCHEME = /^(?![A-Za-z][A-Za-z0-9+.-]*:[^#])[^/?#:]*:/;
/** Behind its scheme an opaque one has no parts but a fragment. */
const OPAQUE = /^[A-Za-z][A-Za-z0-9+.-]*:[^/]/;

function part(url: string, which: string): string | null {
  const match = PARTS.exec(url);
  if (!match || ILLEGAL.test(url) || NO_SCHEME.test(url)) return null;
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
const serverOf = (authority: string | undefined): RegExpExecArray | null =>
  authority === undefined ? null : /^(?:([^@]*)@)?(\[[^\]]*\]|[^:@]+)(?::(\d*))?$/.exec(authority);

const parameter = memo((key) => new RegExp(`(?:&|^)${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}=([^&]*)`));

/** `key` (NULL for none) picks one parameter of the query; with a key, any other part gives NULL. */
export const parseUrlHelper = defineNullableHelper({
  name: 'parse_url',
  params: { url: 'string', part: 'string', key: 'string', keyed: 'boolean' },
  returns: 'string',
  body: ({ url, part: which, key, keyed }) => {
    if (url === null || which === null) return null;
    if (!keyed) return part(url, which);
    if (key === null || which !== 'QUERY') return null;
    const query = part(url, 'QUERY');
    return query === null ? null : (parameter(key).exec(query)?.[1] ?? null);
  },
});
