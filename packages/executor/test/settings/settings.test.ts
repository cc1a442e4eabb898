import { readFileSync } from 'node:fs';
import {
  DEFAULT_CONF,
  LEGACY_WITHOUT_MEANING,
  OLD_NAMES,
  ONE_MEANING,
  SETTINGS,
  withSetting,
} from '@spark-sql-to-snowflake/plan-ir';
import { describe, expect, test } from 'vitest';
import { runtimeConf } from '../../src/session/conf.js';
import type { ConfEntry } from '../../src/session/conf-entry.js';
import { CONF_ENTRIES, DEPRECATED } from '../../src/session/gen/conf-entries.js';
import { BY_SESSION, WITHOUT_EFFECT, withoutEffect } from './handled.js';

const entries = new Map(CONF_ENTRIES.map((e) => [e.key, e]));
const open = CONF_ENTRIES.filter((e) => e.static !== true);
/** Off by default and of Spark's past: refused where it is turned on. */
const isRefusedLegacy = (e: ConfEntry): boolean =>
  e.key.startsWith('spark.sql.legacy.') &&
  e.default === 'false' &&
  !LEGACY_WITHOUT_MEANING.has(e.key) &&
  !Object.hasOwn(SETTINGS, e.key);
/** `spark.databricks.…` is another name of a setting in the list. */
const isOldName = (e: ConfEntry): boolean => DEPRECATED.some((d) => d.key === e.key && d.use !== undefined);

function handling(e: ConfEntry): string | undefined {
  if (Object.hasOwn(SETTINGS, e.key)) return 'heeded by the compiler';
  if (Object.hasOwn(ONE_MEANING, e.key)) return 'one meaning';
  if (Object.hasOwn(BY_SESSION, e.key)) return 'heeded by the session';
  if (LEGACY_WITHOUT_MEANING.has(e.key) || isOldName(e)) return 'no meaning here';
  return isRefusedLegacy(e) ? 'refused' : withoutEffect(e.key);
}

/** Values of a setting besides its default. */
function others(e: ConfEntry): readonly string[] {
  const values = e.kind === 'boolean' ? ['true', 'false'] : (e.oneOf ?? ['something else']);
  return values.filter((v) => v.toLowerCase() !== e.default?.toLowerCase());
}

describe('the settings that Spark knows', () => {
  test('are heeded, refused or known to have no effect, each of them', () => {
    expect(open.filter((e) => handling(e) === undefined).map((e) => e.key)).toEqual([]);
  });

  test('no table names what Spark does not know', () => {
    const named = [...Object.keys(ONE_MEANING), ...Object.keys(BY_SESSION), ...Object.keys(SETTINGS)];
    const keys = [...named, ...LEGACY_WITHOUT_MEANING, ...Object.values(OLD_NAMES)];
    expect(keys.filter((k) => !entries.has(k))).toEqual([]);
    const groups = WITHOUT_EFFECT.flatMap((g) => g.keys.map((k) => `spark.sql.${k}`));
    const stands = (k: string): boolean => open.some((e) => (k.endsWith('.') ? e.key.startsWith(k) : e.key === k));
    expect(groups.filter((k) => !stands(k))).toEqual([]);
  });

  test('every default is taken', () => {
    const refused = open.filter((e) => {
      const next = e.default === undefined ? 'unknown' : withSetting(DEFAULT_CONF, e.key, e.default);
      return next === 'unsupported' || next === 'bad-value';
    });
    expect(refused.map((e) => e.key)).toEqual([]);
    const conf = runtimeConf();
    for (const e of open) if (e.default !== undefined) conf.set(e.key, e.default);
    // what is set may be held beside what was not
    expect(conf.spark).toMatchObject(runtimeConf().spark);
  });

  test('what changes answers and is not heeded is refused', () => {
    for (const e of open) {
      const taken = ONE_MEANING[e.key];
      if (taken === undefined && !isRefusedLegacy(e)) continue;
      const unknown = others(e).filter((v) => !taken?.includes(v));
      expect(unknown.length, e.key).toBeGreaterThan(0);
      for (const value of unknown)
        expect(withSetting(DEFAULT_CONF, e.key, value), `${e.key}=${value}`).toBe('unsupported');
    }
  });

  test('old names stand for the new ones', () => {
    for (const [old, now] of Object.entries(OLD_NAMES)) {
      const value = (key: string) => withSetting(DEFAULT_CONF, key, 'LEGACY');
      expect(value(old), old).toBe(value(now));
      expect(withSetting(DEFAULT_CONF, old, 'CORRECTED'), old).toBe('unknown');
    }
  });

  test.each(Object.entries(BY_SESSION))('%s is read in %s', (key, file) => {
    const text = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
    expect(text).toContain(key);
  });
});
