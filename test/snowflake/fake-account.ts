import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { keepStatement } from '../conformance/snowflake/recording/keep.js';

/** What a statement is answered with. */
export type Answer =
  | { readonly columns: readonly WireColumn[]; readonly rows: readonly (readonly (string | null)[])[] }
  | { readonly code: string; readonly message: string; readonly sqlState?: string }
  /** Whatever the protocol has else. */
  | { readonly data: Readonly<Record<string, unknown>> }
  /** Runs until it is cancelled: the request waits, as in the first seconds, or is told to ask again, as later. */
  | { readonly runs: 'in the request' | 'asked again' }
  /** The first rows, and then the network is gone. */
  | { readonly columns: readonly WireColumn[]; readonly lostAfter: readonly (readonly (string | null)[])[] };
export interface WireColumn {
  readonly name: string;
  readonly type: string;
  readonly precision?: number;
  readonly scale?: number;
}
export interface Login {
  readonly user: string | undefined;
  readonly token: string | undefined;
  readonly authenticator: string | undefined;
  readonly password: string | undefined;
  readonly query: URLSearchParams;
}
/** An account that says what a test has it say, by the protocol that the driver speaks. */
export interface FakeAccount {
  readonly url: string;
  readonly port: number;
  readonly logins: readonly Login[];
  /** What was sent, with the tag. */
  readonly statements: readonly { readonly sql: string; readonly tag: string | undefined; readonly session: string }[];
  /** What runs and was cancelled. */
  readonly cancelled: readonly string[];
  /** Sessions that were asked for anew by the master token. */
  readonly renewals: number;
  /** Requests to any other address. */
  readonly others: readonly string[];
  stop(): Promise<void>;
}
export interface FakeOptions {
  /** Undefined: let them in. */
  readonly login?: (login: Login) => { readonly code: string; readonly message: string } | undefined;
  readonly answer?: (sql: string, session: string) => Answer | undefined;
  /** Undefined: give a new session for the master token. */
  readonly renew?: () => { readonly code: string; readonly message: string } | undefined;
}

const DONE: Answer = { columns: [{ name: 'status', type: 'text' }], rows: [['Statement executed successfully.']] };
const CANCELED = {
  success: false,
  code: '000604',
  message: 'SQL execution canceled',
  data: { errorCode: '000604', sqlState: '57014' },
};

export async function fakeAccount(options: FakeOptions = {}): Promise<FakeAccount> {
  const logins: Login[] = [];
  const statements: { sql: string; tag: string | undefined; session: string }[] = [];
  const others: string[] = [];
  const cancelled: string[] = [];
  const running = new Map<string, { readonly sql: string; end?: () => void; ended: boolean }>();
  let ids = 0;
  let renewals = 0;
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const body = await bodyOf(request);
    const json = (value: unknown): void => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(value));
    };
    if (url.pathname === '/session/v1/login-request') return signIn(url, body, json);
    if (url.pathname === '/queries/v1/query-request') return answerTo(url, request, body, json);
    if (url.pathname === '/session/token-request') return renew(json);
    const [, place, id, what] = url.pathname.split('/');
    if (what === 'abort-request') return abort(id === 'v1' ? String(body.requestId) : (id ?? ''), json);
    if (place === 'queries' && what === 'result') return later(id ?? '', json);
    others.push(url.pathname);
    return json({ success: true, data: null });
  }
  function signIn(url: URL, body: Body, json: Reply) {
    const data = (body.data ?? {}) as Record<string, string | undefined>;
    const login: Login = {
      user: data.LOGIN_NAME,
      token: data.TOKEN,
      authenticator: data.AUTHENTICATOR,
      password: data.PASSWORD,
      query: url.searchParams,
    };
    logins.push(login);
    const refused = options.login?.(login);
    if (refused) return json({ success: false, data: null, ...refused });
    const id = ++ids;
    return json({
      success: true,
      data: {
        token: `session-${id}`,
        masterToken: `master-${id}`,
        validityInSeconds: 3600,
        masterValidityInSeconds: 14400,
        sessionId: id,
        parameters: [],
      },
    });
  }
  function answerTo(url: URL, request: IncomingMessage, body: Body, json: Reply) {
    const session = /token="?([^"]+)/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const parameters = body.parameters as { readonly QUERY_TAG?: string } | undefined;
    const sql = String(body.sqlText);
    statements.push({ sql, tag: parameters?.QUERY_TAG, session });
    keepStatement(sql);
    const answer = options.answer?.(sql, session) ?? DONE;
    if ('runs' in answer) {
      const work = { sql, ended: false, end: (): void => json(CANCELED) };
      if (answer.runs === 'in the request') {
        running.set(url.searchParams.get('requestId') ?? '', work);
        return;
      }
      const queryId = `0${statements.length}000000-0000-0000-0000-000000000000`;
      running.set(queryId, { sql, ended: false });
      const data = { queryId, getResultUrl: `/queries/${queryId}/result` };
      return json({ success: true, code: '333333', message: 'in progress', data });
    }
    if ('code' in answer)
      return json({
        success: false,
        code: answer.code,
        message: answer.message,
        data: { errorCode: answer.code, sqlState: answer.sqlState ?? '42000' },
      });
    if ('data' in answer) return json({ success: true, data: answer.data });
    const rows = 'rows' in answer ? answer.rows : answer.lostAfter;
    return json({
      success: true,
      data: {
        queryId: `query-${statements.length}`,
        queryResultFormat: 'json',
        version: 1,
        parameters: [],
        rowtype: answer.columns.map((c) => ({ nullable: true, precision: null, scale: null, ...c })),
        rowset: rows,
        total: rows.length,
        returned: rows.length,
        ...('lostAfter' in answer && {
          total: rows.length + 10,
          returned: rows.length + 10,
          chunks: [{ url: `http://127.0.0.1:1/lost`, rowCount: 10, uncompressedSize: 100, compressedSize: 100 }],
        }),
      },
    });
  }
  function abort(key: string, json: Reply) {
    const work = running.get(key);
    if (work && !work.ended) {
      cancelled.push(work.sql);
      work.ended = true;
      work.end?.();
    }
    json({ success: true, data: null });
  }
  /** Asked again for what runs: it waits once more. */
  function later(id: string, json: Reply) {
    const work = running.get(id);
    if (!work || work.ended) return json(CANCELED);
    work.end = (): void => json(CANCELED);
  }
  function renew(json: Reply) {
    renewals++;
    const renewed = options.renew?.();
    if (renewed) return json({ success: false, data: null, ...renewed });
    const token = { sessionToken: `session-${++ids}`, masterToken: `master-${ids}` };
    json({ success: true, data: { ...token, validityInSecondsST: 3600, validityInSecondsMT: 14400 } });
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    logins,
    statements,
    cancelled,
    get renewals() {
      return renewals;
    },
    others,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Body = Readonly<Record<string, unknown>>;
type Reply = (value: unknown) => void;

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const raw = Buffer.concat(parts);
  if (raw.length === 0) return {};
  return JSON.parse((raw[0] === 0x1f ? gunzipSync(raw) : raw).toString('utf8')) as Record<string, unknown>;
}
