import { createHash, timingSafeEqual } from 'node:crypto';
import { type Metadata, status } from '@grpc/grpc-js';
import { plainError } from './errors/grpc-status.js';

/** Lets a call in, or throws UNAUTHENTICATED. */
export type Authorize = (metadata: Metadata) => void;

const hashed = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Bearer tokens as `sc://host:port/;token=…` sends them. Hashes are compared, in constant time, so that neither the length nor a
 * prefix of the token shows in how long it takes.
 */
export function bearer(token: string | undefined): Authorize {
  if (token === undefined) return () => {};
  const wanted = hashed(token);
  return (metadata) => {
    const header = metadata.get('authorization')[0];
    const given = typeof header === 'string' ? /^bearer +(.*)$/i.exec(header)?.[1] : undefined;
    if (given === undefined || !timingSafeEqual(hashed(given), wanted)) {
      throw plainError(status.UNAUTHENTICATED, 'This server asks for a token: sc://host:port/;token=…');
    }
  };
}
