import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** A statement that went through, and the milliseconds until its answer was there. */
export interface Relayed {
  readonly sql: string;
  readonly ms: number;
}
/** Stands between a driver and an account, and times the account apart. */
export interface Relay {
  readonly port: number;
  /** Statements are answered as they were the last time, without asking the account. */
  replay: boolean;
  /** What went through since the last call. */
  taken(): readonly Relayed[];
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Start one before the account on a port of this machine. */
export async function startRelay(account: number): Promise<Relay> {
  const known = new Map<string, Answer>();
  let relayed: Relayed[] = [];
  let replay = false;
  const server = createServer((asked, response) => {
    handle(asked, response).catch(() => response.destroy());
  });
  async function handle(asked: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(asked);
    const start = performance.now();
    const sql = asked.url?.startsWith('/queries/v1/query-request') ? sqlOf(body) : undefined;
    const old = replay && sql !== undefined ? known.get(sql) : undefined;
    const answer = old ?? (await ask(account, asked, body));
    if (sql !== undefined) {
      known.set(sql, answer);
      relayed.push({ sql, ms: performance.now() - start });
    }
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    get replay() {
      return replay;
    },
    set replay(on: boolean) {
      replay = on;
    },
    taken() {
      const all = relayed;
      relayed = [];
      return all;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function sqlOf(body: Buffer): string | undefined {
  const text = body[0] === 0x1f ? gunzipSync(body) : body;
  return (JSON.parse(text.toString('utf8')) as { readonly sqlText?: string }).sqlText;
}

function ask(port: number, asked: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method, url: path, headers } = asked;
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (got) => {
      bodyOf(got).then((b) => {
        const { 'transfer-encoding': _, ...rest } = got.headers;
        resolve({ status: got.statusCode ?? 500, headers: { ...rest, 'content-length': String(b.length) }, body: b });
      }, reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
