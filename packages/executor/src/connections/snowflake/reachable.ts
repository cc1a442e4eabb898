import { connect } from 'node:net';
import { ExecutionError } from '../../execution-error.js';
import type { ConnectionSettings } from '../config/settings.js';

const PATIENCE_MS = 15_000;
const PROXY = /^https?_proxy$/i;

/** Where the account is asked. Source: docs.snowflake.com/en/user-guide/organizations-connect */
export function addressOf({ account, url }: ConnectionSettings): URL {
  return new URL(url ?? `https://${account.replaceAll('_', '-')}.snowflakecomputing.com`);
}

/**
 * See whether anything answers there at all: the driver tries for minutes before it says that nothing does. Behind a proxy only the
 * proxy knows. Throws ExecutionError.
 */
export async function checkReachable(settings: ConnectionSettings): Promise<void> {
  if (Object.entries(process.env).some(([name, value]) => PROXY.test(name) && value)) return;
  const { hostname, port, protocol } = addressOf(settings);
  const to = Number(port || (protocol === 'http:' ? 80 : 443));
  const why = await new Promise<string | undefined>((resolve) => {
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: to, timeout: PATIENCE_MS });
    const end = (error?: string): void => {
      socket.destroy();
      resolve(error);
    };
    socket.on('connect', () => end());
    socket.on('timeout', () => end('ETIMEDOUT'));
    socket.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
  });
  if (why !== undefined) throw new ExecutionError(unreachable(settings, why));
}

/** What to do about an error of the network. */
export function unreachable(settings: ConnectionSettings, code: string): string {
  const { host, hostname } = addressOf(settings);
  const from = settings.url === undefined ? `account = "${settings.account}"` : 'host and port';
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `Cannot reach Snowflake: there is no host ${hostname}. Check ${from} of the connection ${settings.name}, and that the network is up.`;
    case 'ECONNREFUSED':
      return `Cannot reach Snowflake: ${host} refuses the connection. Check ${from} of the connection ${settings.name}.`;
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `Cannot reach Snowflake: ${host} does not answer. Check the network, the firewall, and whether a proxy is needed (HTTPS_PROXY).`;
    default:
      return `Cannot reach Snowflake at ${host} (${code}). Check the network and the connection ${settings.name}.`;
  }
}
