import { z } from "zod";

/** What an Octokit error tells; a connection that broke has no response. */
const Failure = z.object({
  status: z.int().optional(),
  message: z.string(),
  response: z.object({ headers: z.record(z.string(), z.unknown()) }).optional(),
});

const ATTEMPTS = 4;

/** How long a run waits for a server, all waits together, what ends the waiting at once, and how it waits. */
export interface Patience {
  readonly seconds: number;
  readonly signal: AbortSignal | undefined;
  readonly sleep: (seconds: number) => Promise<void>;
}

/** Tries again while GitHub is overloaded or asks to wait; everything else is thrown at once. */
export async function withRetries<T>(
  work: () => Promise<T>,
  { seconds, sleep }: Pick<Patience, "seconds" | "sleep">,
): Promise<T> {
  let left = seconds;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const wait = secondsToWait(error, attempt);
      if (wait === null || wait > left || attempt === ATTEMPTS) throw error;
      left -= wait;
      await sleep(wait);
    }
  }
}

/** Null: waiting would not help. GitHub asks to wait a minute at least for a limit that does not say how long. */
function secondsToWait(error: unknown, attempt: number): number | null {
  const failure = Failure.safeParse(error);
  if (!failure.success) return null;
  const limited = isRateLimit(failure.data);
  if (!limited && !isOutage(failure.data)) return null;
  const asked = askedToWait(failure.data.response?.headers ?? {});
  return asked ?? (limited ? 60 * 2 ** (attempt - 1) : 3 ** (attempt - 1));
}

/** Other 403s are final. A limit need not say how long it lasts. */
export function isRateLimit(error: unknown): boolean {
  const failure = Failure.safeParse(error);
  if (!failure.success) return false;
  const { status, message, response } = failure.data;
  const headers = response?.headers ?? {};
  const told = headers["x-ratelimit-remaining"] === "0" || "retry-after" in headers;
  return status === 429 || (status === 403 && (told || /rate limit|abuse/i.test(message)));
}

function isOutage({ status }: z.infer<typeof Failure>): boolean {
  return status === undefined || status >= 500;
}

type Headers = Readonly<Record<string, unknown>>;

/** In seconds or by the time of the server's own clock, to which ours need not agree. */
function askedToWait(headers: Headers): number | undefined {
  const after = headers["retry-after"];
  const now = Date.parse(String(headers.date)) / 1000;
  const used = headers["x-ratelimit-remaining"] === "0";
  const asked = [
    after === undefined ? Number.NaN : Number(after),
    Date.parse(String(after)) / 1000 - now,
    used ? Number(headers["x-ratelimit-reset"]) - now : Number.NaN,
  ];
  const seconds = asked.find(Number.isFinite);
  return seconds === undefined ? undefined : Math.max(0, seconds);
}

/** Why it failed, in a line for a notice: when GitHub is down, the message is a page. */
export function describeApiFailure(error: unknown): string {
  const failure = Failure.safeParse(error);
  if (!failure.success) return String(error);
  const { status, message } = failure.data;
  const [line = ""] = message.trim().split("\n");
  const said = line.startsWith("<") ? "" : line.slice(0, 200);
  return `${status ?? ""} ${said}`.trim();
}
