import { causeText, ExecutionError } from '../execution-error.js';

/** What the file system, or a decompressor, says of a fault is the user's to know: such errors have a code. */
export async function explainingFaults<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const own = error instanceof Error && 'code' in error && typeof error.code === 'string';
    if (own) throw new ExecutionError(`The files cannot be read or written: ${causeText(error)}.`, { cause: error });
    throw error;
  }
}
