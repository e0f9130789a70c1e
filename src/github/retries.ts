import { z } from "zod";

/** What an Octokit error tells; a connection that broke has no response. */
const Failure = z.object({
  status: z.int().optional(),
  message: z.string(),
  response: z.object({ headers: z.record(z.string(), z.unknown()) }).optional(),
});

const ATTEMPTS = 4;
const LONGEST_WAIT_SECONDS = 60;

export type Sleep = (seconds: number) => Promise<void>;

/** Tries again while GitHub is overloaded or asks to wait; everything else is thrown at once. */
export async function withRetries<T>(work: () => Promise<T>, sleep: Sleep): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const wait = secondsToWait(error, attempt);
      if (wait === null || attempt === ATTEMPTS) throw error;
      await sleep(wait);
    }
  }
}

/** Null: waiting would not help, or would take too long. */
function secondsToWait(error: unknown, attempt: number): number | null {
  const failure = Failure.safeParse(error);
  if (!failure.success || !passes(failure.data)) return null;
  const asked = Number(failure.data.response?.headers["retry-after"] ?? Number.NaN);
  const wait = Number.isFinite(asked) ? asked : 3 ** (attempt - 1);
  return wait <= LONGEST_WAIT_SECONDS ? wait : null;
}

/** A 403 is final unless it is a rate limit, which need not say how long it lasts. */
function passes({ status, message, response }: z.infer<typeof Failure>): boolean {
  if (status === undefined || status >= 500 || status === 429) return true;
  const headers = response?.headers ?? {};
  const limited = headers["x-ratelimit-remaining"] === "0" || "retry-after" in headers;
  return status === 403 && (limited || /rate limit/i.test(message));
}

/** Why it failed, for a notice. */
export function describeApiFailure(error: unknown): string {
  const failure = Failure.safeParse(error);
  if (!failure.success) return String(error);
  const { status, message } = failure.data;
  return status === undefined ? message : `${status} ${message}`;
}
