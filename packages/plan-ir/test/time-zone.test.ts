import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  civilDay,
  dateText,
  instantToLocal,
  isTimeZone,
  localText,
  localToInstants,
  offsetText,
  zoneOffset,
} from '../src/index.js';

const at = (iso: string): bigint => BigInt(Date.parse(iso)) * 1000n;

describe('zones', () => {
  test('are names and offsets', () => {
    for (const zone of ['UTC', 'Z', 'Europe/Paris', '+01:00', '-8', 'GMT+8', 'UTC-03:30'])
      expect(isTimeZone(zone)).toBe(true);
    for (const zone of ['', 'Mars/Phobos', '+x']) expect(isTimeZone(zone)).toBe(false);
    expect(zoneOffset('UTC-03:30', 0n)).toBe(-12_600);
    expect(zoneOffset('GMT+8', 0n)).toBe(28_800);
  });
  test('keep the seconds of local mean time', () => {
    expect(offsetText(zoneOffset('America/Los_Angeles', at('1850-01-01T00:00:00Z')))).toBe('-07:52:58');
  });
  test('have gaps and overlaps', () => {
    const zone = 'America/New_York';
    expect(localToInstants(zone, at('2024-03-10T02:30:00Z'))).toEqual([]);
    expect(localToInstants(zone, at('2024-11-03T01:30:00Z'))).toEqual([
      at('2024-11-03T05:30:00Z'),
      at('2024-11-03T06:30:00Z'),
    ]);
    expect(localToInstants(zone, at('2024-06-01T00:00:00Z'))).toEqual([at('2024-06-01T04:00:00Z')]);
  });
  test('an instant is among those of its local time', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Dublin',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Africa/Monrovia',
      '+05:45',
    );
    fc.assert(
      fc.property(zones, fc.integer({ min: -4_000_000_000, max: 4_000_000_000 }), (zone, seconds) => {
        const instant = BigInt(seconds) * 1_000_000n + 7n;
        expect(localToInstants(zone, instantToLocal(zone, instant))).toContain(instant);
      }),
    );
  });
});

describe('calendar', () => {
  test('agrees with Date, and goes on where Date ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), (days) => {
        const date = new Date(days * 86_400_000);
        expect(civilDay(days)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
      }),
    );
    expect(dateText(-719_162)).toBe('0001-01-01');
    expect(dateText(-719_163)).toBe('0000-12-31');
    expect(dateText(-719_529)).toBe('-0001-12-31');
    expect(dateText(2_932_897)).toBe('+10000-01-01');
  });
  test('prints clocks without trailing zeros', () => {
    expect(localText(-1n)).toBe('1969-12-31 23:59:59.999999');
    expect(localText(1_500_000n)).toBe('1970-01-01 00:00:01.5');
    expect(localText(60_000_000n)).toBe('1970-01-01 00:01:00');
  });
});
