import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
export interface LogOptions {
  readonly level?: LogLevel;
  /** `json`: a JSON object a line. Default: a line for people. */
  readonly format?: 'pretty' | 'json';
  /** Default: standard error. */
  readonly write?: (text: string) => void;
}

/** The server's log. It has no texts of rows and no tokens. */
export function serverLog(options: LogOptions = {}): Logger {
  const { level = 'info', format = 'pretty', write } = options;
  const text = format === 'json' ? (line: string): string => line : pretty;
  const stream: DestinationStream = write ? { write: (line) => write(text(line)) } : toStandardError(text);
  return pino({ level, base: null, timestamp: stdTimeFunctions.isoTime }, stream);
}

/** Milliseconds. */
const SOON = 20;

/** Lines are formatted and written some together, once the answer that they are about is on its way; at the latest when the process ends. */
function toStandardError(text: (line: string) => string): DestinationStream {
  let lines: string[] = [];
  const flush = (): void => {
    const all = lines;
    lines = [];
    process.off('exit', flush);
    if (all.length > 0) process.stderr.write(all.map(text).join(''));
  };
  return {
    write(line) {
      if (lines.push(line) > 1) return;
      setTimeout(flush, SOON);
      // only while lines wait: a process may start many servers
      process.once('exit', flush);
    },
  };
}

const NAMES: Readonly<Record<number, string>> = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'error' };

/** `12:00:00.000 info  operation done  ms=3.1 rows=1`; SQL and stacks on lines of their own. */
function pretty(line: string): string {
  const { time, level, msg, sql, err, ...rest } = JSON.parse(line) as {
    readonly time?: string;
    readonly level: number;
    readonly msg?: string;
    readonly sql?: readonly string[];
    readonly err?: { readonly stack?: string };
  } & Readonly<Record<string, unknown>>;
  const fields = Object.entries(rest).map(([k, v]) => `${k}=${typeof v === 'string' ? oneLine(v) : JSON.stringify(v)}`);
  const head = [time?.slice(11, 23), (NAMES[level] ?? '').padEnd(5), msg, ...fields].filter(
    (part) => part !== undefined,
  );
  const below = [...(sql ?? []).map((text) => `${text};`), ...(err?.stack === undefined ? [] : [err.stack])];
  return [head.join(' '), ...below.map((text) => `    ${text.replaceAll('\n', '\n    ')}`), ''].join('\n');
}

const oneLine = (text: string): string => (/[\s"]/.test(text) ? JSON.stringify(text) : text);
