import { fail, type Origin, type UnresolvedColumnPattern, type UnresolvedExpr } from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';
import { columnOf } from '../expression/name.js';
import { endsWith, type Scope, type ScopeItem } from '../scope.js';
import { resolved } from './frames.js';

/** Items with each `colRegex` replaced by the columns whose names match. */
export function expandPatterns(items: readonly UnresolvedExpr[], scope: Scope, env: Env): readonly UnresolvedExpr[] {
  if (!items.some((i) => i.kind === 'column-pattern')) return items;
  return items.flatMap((i) => (i.kind === 'column-pattern' ? columnsOf(i, scope, env) : [i]));
}

/** The columns of a pattern: those whose whole names it matches, in any case unless case counts. */
function columnsOf(e: UnresolvedColumnPattern, scope: Scope, env: Env): readonly UnresolvedExpr[] {
  const regex = javaPattern(e.pattern, env.conf.caseSensitive, e.origin);
  return scope.items.flatMap((item) => {
    if (item.kind === 'open' || item.hidden || !regex.test(item.attribute.name)) return [];
    if (e.target && !endsWith(item.qualifier, e.target, env.fold)) return [];
    return [resolved(columnOf(item.attribute, item.attribute.name, e.origin), env)];
  });
}

/** Those of the columns whose names a pattern matches. */
export function matching(
  items: readonly ScopeItem[] | undefined,
  pattern: string,
  env: Env,
  origin: Origin | undefined,
): readonly ScopeItem[] | undefined {
  const regex = javaPattern(pattern, env.conf.caseSensitive, origin);
  return items?.filter((i) => {
    if (i.kind === 'open')
      return fail('star-needs-schema', { table: i.qualifier.join('.'), what: 'A pattern of column names' }, origin);
    return regex.test(i.attribute.name);
  });
}

/** What Java's patterns have and JavaScript's have not, or read otherwise. */
const OTHERWISE =
  /\\[QEAZzGRXhHvVpPN0cux]|&&|[*+?}]\+|\(\?(?![:=!]|<[=!a-zA-Z])|\\[a-zA-Z](?<!\\[dDsSwWbBntrfk])|\[[^\]]*\[/;

/** A group without groups that gives nothing back. JavaScript's lookahead does not, either. */
const POSSESSIVE = /\(([^()\\]*)\)([?*+])\+/g;
const atomic = (_: string, group: string, times: string, at: number): string =>
  `(?=(?<p${at}>(?:${group})${times}))\\k<p${at}>`;

/** The pattern as JavaScript reads it, for a whole name. */
function javaPattern(pattern: string, caseSensitive: boolean, origin: Origin | undefined): RegExp {
  const [flags = ''] = /^\(\?i\)/.exec(pattern) ?? [];
  const written = pattern.slice(flags.length);
  const refuse = (): never =>
    fail(
      'unsupported',
      {
        what: `The pattern ${pattern} of column names`,
        why: 'it uses more of Java’s patterns than is understood here',
      },
      origin,
    );
  if (OTHERWISE.test(written.replace(POSSESSIVE, '($1)'))) return refuse();
  const body = written.replace(POSSESSIVE, atomic);
  // the groups that are counted are fewer now
  if (body !== written && /\\\d/.test(written)) return refuse();
  try {
    return new RegExp(`^(?:${body})$`, caseSensitive && flags === '' ? '' : 'i');
  } catch {
    return refuse();
  }
}
