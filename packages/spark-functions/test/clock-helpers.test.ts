import { describe, expect, test } from 'vitest';
import { clockText } from '../src/datetime/clock-text.js';
import { instantToLocal, localToInstant } from '../src/datetime/zone.js';
import { helpers } from '../src/index.js';
import { recordedLines } from './recorded-lines.js';

/**
 * The helpers for a database that knows the zones itself, held to what Spark answered to the inputs of their like: what that database
 * computes, which is the time that a zone's clock shows, is computed here.
 */
type Json = string | number | boolean | null;
interface Group {
  readonly helper: string;
  readonly cases: readonly (readonly [args: readonly Json[], answer: unknown])[];
}
const groups = recordedLines<Group>('more-helpers');
const casesOf = (helper: string): readonly (readonly [args: readonly Json[], answer: unknown])[] =>
  groups.filter((g) => g.helper === helper).flatMap((g) => g.cases);

const call = (name: string, ...args: readonly (string | number | bigint | boolean)[]): unknown => {
  const helper = helpers.get(name);
  if (!helper) throw new Error(`there is no helper ${name}`);
  try {
    return helper.body(...args);
  } catch {
    return { error: true };
  }
};

const DAY = 86_400_000_000n;
const floorDay = (local: bigint): bigint => (local - (((local % DAY) + DAY) % DAY)) / DAY;

/** A text of a time as the database reads it in a session of the zone. */
function read(text: unknown, zone: string): unknown {
  if (typeof text !== 'string') return text;
  const [, sign, day, clock, fraction, offset] =
    /^(-?)(\d{4,}-\d\d-\d\d) ([\d:]+)\.(\d{6})(\+00:00)?$/.exec(text) ?? [];
  const [year = 0, month = 1, date = 1] = (day ?? '').split('-').map(Number);
  const at = new Date(0);
  at.setUTCFullYear(sign === '-' ? -year : year, month - 1, date);
  const [hour = 0, minute = 0, second = 0] = (clock ?? '').split(':').map(Number);
  const seconds = BigInt(at.getTime() / 1000 + hour * 3600 + minute * 60 + second);
  const local = seconds * 1_000_000n + BigInt(fraction ?? 0);
  expect(clockText(local)).toBe(text.replace(/\+00:00$/, ''));
  return offset ? local : localToInstant(local, zone);
}

/** What is not as Spark has it, of a thousand inputs or more. */
function differences(recorded: string, answer: (args: readonly Json[]) => unknown, least: number): readonly string[] {
  const cases = casesOf(recorded).filter(([args]) => !args.includes(null));
  expect(cases.length).toBeGreaterThan(least);
  const text = (value: unknown): string =>
    typeof value === 'object' ? JSON.stringify(value) : String(value).replace(/\.0$/, '');
  return cases.flatMap(([args, expected]) => {
    const got = answer(args);
    return text(got) === text(expected) ? [] : [`${JSON.stringify(args)}: ${text(got)}, not ${text(expected)}`];
  });
}

describe('what a database with zones of its own computes around a helper', () => {
  test('times are printed', () => {
    const printed = ([instant, pattern, zone]: readonly Json[]): unknown => {
      const micros = BigInt(String(instant));
      const local = instantToLocal(micros, String(zone));
      return call('format_zoned_clock', local, micros, String(pattern), String(zone));
    };
    expect(differences('format_timestamp', printed, 1000)).toEqual([]);
  });

  test('texts are read by patterns', () => {
    const made = ([text, pattern, zone]: readonly Json[]): unknown =>
      read(call('read_timestamp_text', String(text), String(pattern), false), String(zone));
    expect(differences('read_timestamp', made, 500)).toEqual([]);
  });

  test('texts are cast', () => {
    const made = ([text, zone]: readonly Json[]): unknown =>
      read(call('text_to_timestamp_text', String(text), 20_000, false), String(zone));
    expect(differences('text_to_timestamp', made, 900)).toEqual([]);
  });

  test('months lie between', () => {
    const months = ([end, start, round, zone]: readonly Json[]): unknown => {
      const parts = [end, start].flatMap((time) => {
        const micros = BigInt(String(time));
        const day = floorDay(instantToLocal(micros, String(zone)));
        return [Number(day), Number(micros - localToInstant(day * DAY, String(zone))) / 1_000_000];
      });
      return call('months_between_days', ...parts, round === true);
    };
    expect(differences('months_between_in', months, 900)).toEqual([]);
  });
});
