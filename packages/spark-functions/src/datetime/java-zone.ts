import { SHORT_ZONES, ZONES } from '../gen/zones.js';

const zones: ReadonlySet<string> = new Set(ZONES);
const OFFSET = /^([+-])(?:(\d)|(\d\d)(?::(\d\d)(?::(\d\d))?|(\d\d)(?:(\d\d))?)?)$/;

/**
 * A time zone as Java reads it after Spark has mended its digits (`+1:30` → `+01:30`): an IANA name in its one spelling, a short id
 * such as PST, `Z`, an offset up to 18 hours, or one behind UTC, GMT or UT. Answers with an IANA name or an offset `+01:00`, which
 * databases know too; undefined: no zone.
 */
export function javaZone(text: string): string | undefined {
  const mended = text.replace(/^(.*?[+-])(\d):/, '$10$2:').replace(/^(.*?[+-]\d\d):(\d)$/, '$1:0$2');
  const short = Object.hasOwn(SHORT_ZONES, mended) ? (SHORT_ZONES[mended] ?? mended) : mended;
  if (short === 'Z' || short === 'UT') return 'UTC';
  const prefixed = /^(UTC|GMT|UT)([+-].*)$/.exec(short);
  if (prefixed) return offset(prefixed[2] ?? '');
  if (/^[+-]/.test(short)) return offset(short);
  return zones.has(short) ? short : undefined;
}

function offset(text: string): string | undefined {
  const parts = OFFSET.exec(text);
  if (!parts) return undefined;
  const [, sign, digit, two, m1, s1, m2, s2] = parts;
  const hours = Number(digit ?? two);
  const minutes = Number(m1 ?? m2 ?? 0);
  const seconds = Number(s1 ?? s2 ?? 0);
  if (minutes > 59 || seconds > 59 || hours * 3600 + minutes * 60 + seconds > 18 * 3600) return undefined;
  if (hours + minutes + seconds === 0) return 'UTC';
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${sign}${pad(hours)}:${pad(minutes)}${seconds > 0 ? `:${pad(seconds)}` : ''}`;
}
