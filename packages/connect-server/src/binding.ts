import { readFileSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { ServerCredentials } from '@grpc/grpc-js';

export interface Binding {
  /** Host name or address. Default: 127.0.0.1 */
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly token?: string;
  /** Files in PEM form. */
  readonly tls?: { readonly certificate: string; readonly key: string };
}

/** The server can't start as it was told to. The message is one line. */
export class BindingError extends Error {
  override readonly name = 'BindingError';
}

/** Is it an address of this machine that no other one reaches? */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);

/** Refuse to be open to a network without a token and TLS. Throws BindingError. */
export function checkBinding({ host, port, token, tls }: Binding): void {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new BindingError(`there is no port ${port}`);
  if (token === '') throw new BindingError('the token is empty');
  if (isLoopback(host) || (token !== undefined && tls)) return;
  const missing = [...(token === undefined ? ['--token'] : []), ...(tls ? [] : ['--tls-cert and --tls-key'])];
  throw new BindingError(`${host} can be reached from other machines: that needs ${missing.join(', ')} as well`);
}

/** Throws BindingError where the files can't be read or are no certificate and key. */
export function credentialsOf({ tls }: Binding): ServerCredentials {
  if (!tls) return ServerCredentials.createInsecure();
  const read = (file: string): Buffer => {
    try {
      return readFileSync(file);
    } catch (error) {
      throw new BindingError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return ServerCredentials.createSsl(null, [{ cert_chain: read(tls.certificate), private_key: read(tls.key) }]);
}

export const address = (host: string, port: number): string => `${isIPv6(host) ? `[${host}]` : host}:${port}`;
