import { CompileError } from '@spark-sql-to-snowflake/plan-ir';
import { javaZone } from '@spark-sql-to-snowflake/spark-functions';
import { describe, expect, test } from 'vitest';
import { confWarning, runtimeConf } from '../src/session/conf.js';

const message = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof CompileError) return error.message;
    throw error;
  }
  return 'no error';
};

describe('runtime conf', () => {
  test('has the defaults recorded from Spark', () => {
    const conf = runtimeConf();
    expect(conf.get('spark.sql.shuffle.partitions')).toBe('200');
    expect(conf.get('spark.sql.timestampType')).toBe('TIMESTAMP_LTZ');
    expect(conf.get('spark.sql.session.localRelationCacheThreshold')).toBe('67108864');
    expect(conf.get('spark.sql.execution.arrow.pyspark.enabled')).toBe('false');
    expect(conf.getOption('spark.sql.optimizer.excludedRules')).toBeUndefined();
    expect(conf.getOption('spark.executor.memory')).toBeUndefined();
    expect(conf.get('spark.sql.session.timeZone')).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
  });

  test('an unknown key without a value is an error, and can be set', () => {
    const conf = runtimeConf();
    expect(message(() => conf.get('my.key'))).toBe(
      '[SQL_CONF_NOT_FOUND] The SQL config "my.key" cannot be found. Please verify that the config exists.',
    );
    expect(conf.getWithDefault('my.key', 'x')).toBe('x');
    expect(conf.getWithDefault('my.key', undefined)).toBeUndefined();
    conf.set('my.key', '1');
    expect(conf.get('my.key')).toBe('1');
    expect(conf.getAll('my.')).toEqual([['key', '1']]);
    conf.unset('my.key');
    expect(conf.getOption('my.key')).toBeUndefined();
  });

  test.each([
    ['spark.sql.ansi.enabled', 'foo', 'spark.sql.ansi.enabled should be boolean, but was foo'],
    ['spark.sql.shuffle.partitions', 'abc', 'spark.sql.shuffle.partitions should be int, but was abc'],
    ['spark.sql.shuffle.partitions', '3000000000', 'spark.sql.shuffle.partitions should be int, but was 3000000000'],
    [
      'spark.sql.shuffle.partitions',
      '-1',
      "'-1' in spark.sql.shuffle.partitions is invalid. The value must be at least 1.",
    ],
    [
      'spark.sql.session.timeZone',
      'europe/berlin',
      "'europe/berlin' in spark.sql.session.timeZone is invalid. Cannot resolve the given timezone with ZoneId.of(_, ZoneId.SHORT_IDS)",
    ],
    [
      'spark.sql.timestampType',
      'foo',
      'The value of spark.sql.timestampType should be one of TIMESTAMP_LTZ, TIMESTAMP_NTZ, but was FOO',
    ],
    ['spark.sql.warehouse.dir', '/x', 'Cannot modify the value of a static config: spark.sql.warehouse.dir.'],
    [
      'spark.executor.memory',
      '1g',
      '[CANNOT_MODIFY_CONFIG] Cannot modify the value of the Spark config: "spark.executor.memory".',
    ],
    [
      'spark.sql.mapKeyDedupPolicy',
      'LAST_WIN',
      '[UNSUPPORTED_FEATURE] spark.sql.mapKeyDedupPolicy=LAST_WIN is not supported: statements would mean what the compiler does not know of.',
    ],
    [
      'spark.sql.fromJsonForceNullableSchema',
      'false',
      "The SQL config 'spark.sql.fromJsonForceNullableSchema' was removed in the version 3.0.0.",
    ],
  ])('%s=%s is refused, and changes nothing', (key, value, says) => {
    const conf = runtimeConf();
    const before = conf.getOption(key);
    expect(message(() => conf.set(key, value))).toBe(says);
    expect(conf.getOption(key)).toBe(before);
  });

  test('what compiles differently follows, there and back', () => {
    const conf = runtimeConf({ timeZone: 'UTC' });
    conf.set('spark.sql.ansi.enabled', ' TRUE ');
    conf.set('spark.sql.session.timeZone', '+1:30');
    expect(conf.get('spark.sql.ansi.enabled')).toBe(' TRUE ');
    expect(conf.spark).toMatchObject({ ansi: true, timeZone: '+01:30' });
    conf.unset('spark.sql.ansi.enabled');
    expect(conf.spark).toMatchObject({ ansi: false, timeZone: '+01:30' });
    conf.unset('spark.sql.session.timeZone');
    expect(conf.spark.timeZone).toBe('UTC');
  });

  test('sizes and times', () => {
    const conf = runtimeConf();
    for (const value of ['10k', '10kb', '250m', '1', '1B']) conf.set('spark.sql.autoBroadcastJoinThreshold', value);
    for (const value of ['1.5', '', '5s', 'k']) {
      expect(message(() => conf.set('spark.sql.autoBroadcastJoinThreshold', value))).toMatch(/^Size must/);
    }
    for (const value of ['300', '5s', '2min']) conf.set('spark.sql.broadcastTimeout', value);
    expect(message(() => conf.set('spark.sql.broadcastTimeout', '10k'))).toMatch(/^Time must/);
  });

  test('what the server was started with can be hidden, not lost', () => {
    const conf = runtimeConf({ started: { 'spark.app.name': 'server' } });
    conf.set('spark.app.name', 'mine');
    expect(conf.get('spark.app.name')).toBe('mine');
    conf.unset('spark.app.name');
    expect(conf.get('spark.app.name')).toBe('server');
  });

  test('modifiable: settings of SQL that are not fixed', () => {
    const conf = runtimeConf();
    const answers = ['spark.sql.ansi.enabled', 'spark.sql.warehouse.dir', 'spark.master', 'my.key'].map(
      conf.isModifiable,
    );
    expect(answers).toEqual([true, false, false, false]);
  });

  test('names that every object has are keys like any other', () => {
    const conf = runtimeConf();
    for (const key of ['constructor', '__proto__', 'toString']) {
      expect(conf.getOption(key)).toBeUndefined();
      conf.set(key, '1');
      expect(conf.get(key)).toBe('1');
    }
  });

  test('warns of what is about to go', () => {
    expect(confWarning('spark.sql.hive.convertCTAS')).toContain('deprecated in Spark v3.1');
    expect(confWarning('spark.sql.ansi.enabled')).toBeUndefined();
  });
});

test.each([
  ['+1', '+01:00'],
  ['UTC+1', '+01:00'],
  ['-08:30', '-08:30'],
  ['+0530', '+05:30'],
  ['PST', 'America/Los_Angeles'],
  ['EST', '-05:00'],
  ['Z', 'UTC'],
  ['+00:00', 'UTC'],
  ['Europe/Berlin', 'Europe/Berlin'],
  ['US/Pacific', 'US/Pacific'],
  ['+19:00', undefined],
  ['+1:60', undefined],
  ['foo', undefined],
  ['', undefined],
])('the zone %s', (text, zone) => {
  expect(javaZone(text)).toBe(zone);
});
