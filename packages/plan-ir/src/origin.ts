/** Where a node came from: UTF-16 offsets into the Spark SQL text (`end` is one past the last), or a Connect plan node. */
export type Origin = TextSpan | { readonly planId: number };

export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

export function isTextSpan(origin: Origin | undefined): origin is TextSpan {
  return origin !== undefined && 'start' in origin;
}
