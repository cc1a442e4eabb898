import { fail, type UnresolvedStatement } from '@spark-sql-to-snowflake/plan-ir';
import type { RawCommandNode } from '../gen/parser.js';
import { decodeString } from '../literal/string.js';
import { type BuildContext, spanOf, textOf } from './context.js';

const QUOTED = /^(?:'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*")$/;

/** SET, SET -v, SET key, SET key = value, SET TIME ZONE …, SET CATALOG …; `rest` is what stands behind the word. */
export function buildSet(ctx: BuildContext, node: RawCommandNode, rest: string): UnresolvedStatement {
  const origin = spanOf(node);
  if (rest === '') return { kind: 'set', origin };
  if (/^-v$/i.test(rest)) return { kind: 'set', verbose: true, origin };
  if (/^role\b/i.test(rest)) fail('operation-not-allowed', { what: 'SET ROLE' }, origin);
  const zone = /^time\s+zone\b\s*([\s\S]*)$/i.exec(rest);
  if (zone !== null) return setTimeZone(ctx, node, zone[1] as string);
  const catalog = /^catalog\s+(\S+)$/i.exec(rest);
  if (catalog !== null && !rest.includes('='))
    return { kind: 'use', what: 'catalog', name: [unquoted(ctx, catalog[1] as string)], origin };
  const assignment = /^(`(?:[^`]|``)*`|[^\s=]+)\s*=\s*([\s\S]*)$/.exec(rest);
  if (assignment !== null) {
    const value = (assignment[2] as string).trim();
    return {
      kind: 'set',
      key: unquoted(ctx, assignment[1] as string),
      value: /^`[^`]*`$/.test(value) ? value.slice(1, -1) : value,
      origin,
    };
  }
  if (rest.includes('=') || /\s/.test(rest)) {
    fail(
      'statement-refused',
      {
        what: "Expected format is 'SET', 'SET key', or 'SET key=value'. If you want to include special characters in key, or include semicolon in value, please use backquotes",
      },
      origin,
    );
  }
  return { kind: 'set', key: unquoted(ctx, rest), origin };
}

/** LOCAL, a zone in quotes, or an interval: kept as text, checked as far as the parser of Spark does. */
function setTimeZone(ctx: BuildContext, node: RawCommandNode, value: string): UnresolvedStatement {
  const origin = spanOf(node);
  const done = (zone: string): UnresolvedStatement => ({
    kind: 'maintenance',
    what: 'set time zone',
    value: zone,
    text: textOf(ctx, node),
    origin,
  });
  if (/^local$/i.test(value)) return done('LOCAL');
  if (QUOTED.test(value)) return done(unquoted(ctx, value));
  const interval = /^interval\b/i.test(value) ? offsetOf(value) : undefined;
  if (interval === undefined) fail('statement-refused', { what: 'Invalid time zone displacement value' }, origin);
  if (Math.abs(interval) > 18 * 3600) {
    fail(
      'statement-refused',
      { what: 'The interval value must be in the range of [-18, +18] hours with second precision' },
      origin,
    );
  }
  const minutes = Math.floor(Math.abs(interval) / 60);
  const two = (n: number): string => String(n).padStart(2, '0');
  const seconds = Math.abs(interval) % 60;
  return done(
    `${interval < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}${seconds === 0 ? '' : `:${two(seconds)}`}`,
  );
}

/** Seconds of INTERVAL 3 HOURS, INTERVAL '1:30' HOUR TO MINUTE. */
function offsetOf(text: string): number | undefined {
  const ranged = /^interval\s*([+-]?)\s*'([+-]?)(\d+):(\d+)(?::(\d+))?'\s*hour\s+to\s+(minute|second)$/i.exec(text);
  if (ranged !== null) {
    const sign = (ranged[1] === '-' ? -1 : 1) * (ranged[2] === '-' ? -1 : 1);
    return sign * (Number(ranged[3]) * 3600 + Number(ranged[4]) * 60 + Number(ranged[5] ?? 0));
  }
  let rest = text.replace(/^interval\b/i, '').replace(/^\s*'([^']*)'\s*$/, '$1');
  let seconds = 0;
  const part = /^\s*([+-]?)\s*'?([+-]?\d+)'?\s*(hour|minute|second)s?\b/i;
  for (let match = part.exec(rest); match !== null; match = part.exec(rest)) {
    const size = { hour: 3600, minute: 60, second: 1 }[(match[3] as string).toLowerCase()] as number;
    seconds += Number(match[2]) * size * (match[1] === '-' ? -1 : 1);
    rest = rest.slice(match[0].length);
    if (rest.trim() === '') return seconds;
  }
  return undefined;
}

function unquoted(ctx: BuildContext, text: string): string {
  if (/^`(?:[^`]|``)*`$/.test(text)) return text.slice(1, -1).replaceAll('``', '`');
  return QUOTED.test(text) ? decodeString(text, ctx.settings.escapedStringLiterals) : text;
}
