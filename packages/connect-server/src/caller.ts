import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { Metadata } from '@grpc/grpc-js';
import type { Identity } from '@spark-sql-to-snowflake/executor';

/** Finds out who calls from the headers of a call. Throws CallRefused. */
export type Identify = (header: (name: string) => string | undefined) => Identity | undefined;
/** The call is not let in; the message says why. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
}

/** The headers stay with a call: its handlers ask for the session by what the request says, which these are no part of. */
const calls = new AsyncLocalStorage<Identity | undefined>();

/** Without an identity the storage is left alone: once it is used, every promise of the process pays for it. */
export const asCaller = <T>(identity: Identity | undefined, handle: () => Promise<T>): Promise<T> =>
  identity === undefined ? handle() : calls.run(identity, handle);
export const callerIdentity = (): Identity | undefined => calls.getStore();

export function identityIn(metadata: Metadata, identify: Identify | undefined): Identity | undefined {
  return identify?.((name) => {
    const value = metadata.get(name)[0];
    return typeof value === 'string' ? value : undefined;
  });
}

/** Tells the sessions of one client from those of another who knows their id. Nothing of the token is in it. */
export function identityKey(identity: Identity | undefined): string {
  if (!identity) return '';
  const { token, database, schema, warehouse, role } = identity;
  const parts = [token?.kind, token?.token.reveal(), database, schema, warehouse, role].map((p) => p ?? null);
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
