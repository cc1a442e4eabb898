import { fail, type Origin, type UnresolvedColumnPattern, type UnresolvedExpr } from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';
import { columnOf } from '../expression/name.js';
import { endsWith, type Scope } from '../scope.js';
import { resolved } from './frames.js';

/** Items with each `colRegex` replaced by the columns whose names match. */
export function expandPatterns(items: readonly UnresolvedExpr[], scope: Scope, env: Env): readonly UnresolvedExpr[] {
  if (!items.some((i) => i.kind === 'column-pattern')) return items;
  return items.flatMap((i) => (i.kind === 'column-pattern' ? matching(i, scope, env) : [i]));
}

/** The columns of a pattern: those whose whole names it matches, in any case unless case counts. */
function matching(e: UnresolvedColumnPattern, scope: Scope, env: Env): readonly UnresolvedExpr[] {
  const regex = javaPattern(e.pattern, env.conf.caseSensitive, e.origin);
  return scope.items.flatMap((item) => {
    if (item.kind === 'open' || item.hidden || !regex.test(item.attribute.name)) return [];
    if (e.target && !endsWith(item.qualifier, e.target, env.fold)) return [];
    return [resolved(columnOf(item.attribute, item.attribute.name, e.origin), env)];
  });
}

/** What Java's patterns have and JavaScript's have not, or read otherwise. */
const OTHERWISE =
  /\\[QEAZzGRXhHvVpPN0cux]|&&|[*+?}]\+|\(\?(?![:=!]|<[=!a-zA-Z])|\\[a-zA-Z](?<!\\[dDsSwWbBntrfk])|\[[^\]]*\[/;

/** The pattern as JavaScript reads it, for a whole name. */
function javaPattern(pattern: string, caseSensitive: boolean, origin: Origin | undefined): RegExp {
  const [flags = ''] = /^\(\?i\)/.exec(pattern) ?? [];
  const body = pattern.slice(flags.length);
  const refuse = (): never =>
    fail(
      'unsupported',
      { what: `The pattern ${pattern} of colRegex`, why: 'it uses more of Java’s patterns than is understood here' },
      origin,
    );
  if (OTHERWISE.test(body)) return refuse();
  try {
    return new RegExp(`^(?:${body})$`, caseSensitive && flags === '' ? '' : 'i');
  } catch {
    return refuse();
  }
}
