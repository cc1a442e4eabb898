import type { Logger } from 'pino';
import type { BufferLimits } from './operation/response-buffer.js';
import type { Retention } from './operation/retention.js';
import type { PlanReader } from './plans.js';
import type { Sessions } from './sessions.js';

/** What every call of the service can use. */
export interface ServiceContext {
  readonly sessions: Sessions;
  readonly plans: PlanReader;
  readonly log: Logger;
  readonly limits: BufferLimits;
  readonly retention: Retention;
  /** Log the SQL that each operation sends to the database. */
  readonly explainSql: boolean;
  /** The Spark version whose behaviour is followed. */
  readonly sparkVersion: string;
}

/** Who calls, as every request says it. */
export const userOf = (request: { readonly userContext: { readonly userId: string } | undefined }): string =>
  request.userContext?.userId ?? '';
