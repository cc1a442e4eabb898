import type { JavaClass } from './java-classes.js';

/** What a client asked for can't be: a wrong id, an unknown kind, a broken message. The text is Spark's where Spark has one. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly javaClass: JavaClass;

  constructor(message: string, javaClass: JavaClass = 'java.lang.IllegalArgumentException') {
    super(message);
    this.javaClass = javaClass;
  }
}

const SQL_EXCEPTION = 'org.apache.spark.SparkSQLException';
const invalidHandle = (subclass: string, handle: string, why: string): RequestError =>
  new RequestError(`[INVALID_HANDLE.${subclass}] The handle ${handle} is invalid. ${why}`, SQL_EXCEPTION);
const invalidCursor = (subclass: string, why: string): RequestError =>
  new RequestError(`[INVALID_CURSOR.${subclass}] The cursor is invalid. ${why}`, SQL_EXCEPTION);

export const notAnId = (handle: string): RequestError =>
  invalidHandle('FORMAT', handle, "Handle must be an UUID string of the format '00112233-4455-6677-8899-aabbccddeeff'");
export const sessionNotFound = (handle: string): RequestError =>
  invalidHandle('SESSION_NOT_FOUND', handle, 'Session not found.');
export const operationNotFound = (handle: string): RequestError =>
  invalidHandle('OPERATION_NOT_FOUND', handle, 'Operation not found.');
export const operationExists = (handle: string): RequestError =>
  invalidHandle('OPERATION_ALREADY_EXISTS', handle, 'Operation already exists.');
export const operationAbandoned = (handle: string): RequestError =>
  invalidHandle('OPERATION_ABANDONED', handle, 'Operation was considered abandoned because of inactivity and removed.');
export const operationCanceled = (): RequestError =>
  new RequestError('[OPERATION_CANCELED] Operation has been canceled.', SQL_EXCEPTION);

/** Another stream has taken over the operation. Clients try again. */
export const cursorDisconnected = (): RequestError =>
  invalidCursor('DISCONNECTED', 'The cursor has been disconnected by the server.');
export const cursorNotReattachable = (): RequestError =>
  invalidCursor('NOT_REATTACHABLE', 'The cursor is not reattachable.');
export const positionNotFound = (response: string): RequestError =>
  invalidCursor('POSITION_NOT_FOUND', `The cursor position id ${response} is not found.`);
export const positionNotAvailable = (response: string, index: number): RequestError =>
  invalidCursor(
    'POSITION_NOT_AVAILABLE',
    `The cursor position id ${response} is no longer available at index ${index}.`,
  );

/** A oneof that is not set, or of a kind that this server does not know. */
export const unsupportedMessage = (message: string): RequestError =>
  new RequestError(message, 'java.lang.UnsupportedOperationException');
