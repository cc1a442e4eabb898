/** Whether the client is gone, or has what it wants. One listener is enough, and costs less for a small call than an AbortSignal. */
export interface Departure {
  readonly gone: boolean;
  /** Told when the client goes; undefined: nobody is. */
  onGone: (() => void) | undefined;
}
