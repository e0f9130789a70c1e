import { setTimeout } from "node:timers/promises";

/** For how long a server is waited for, and what ends the waiting at once. */
export interface Waiting {
  readonly seconds: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * What depends on servers, or `otherwise` with the reason: some clients try for a quarter of an hour, by when the job
 * may be ended and its verdict with it. What is given up ends with the process.
 */
export async function within<T>(
  { seconds, signal }: Waiting,
  work: () => Promise<T>,
  otherwise: (why: string) => T,
): Promise<T> {
  const done = new AbortController();
  const ends = AbortSignal.any([done.signal, ...(signal ? [signal] : [])]);
  const overdue = async () => {
    await setTimeout(1000 * seconds, undefined, { signal: ends });
    throw new Error(`it took longer than ${seconds} s`);
  };
  try {
    return await Promise.race([work(), overdue()]);
  } catch (error) {
    signal?.throwIfAborted();
    return otherwise(error instanceof Error ? error.message : String(error));
  } finally {
    done.abort();
  }
}
