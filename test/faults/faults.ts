import type { Answer } from "../emulator/proxy.ts";

interface Fault {
  readonly answer: Answer;
  /** Passes after the first call; else it lasts. */
  readonly times?: 1;
}

/** What goes wrong between a runner and GitHub. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  "403": { answer: { status: 403, message: "Resource not accessible by integration" } },
  "404": { answer: { status: 404, message: "Not Found" } },
  "422": { answer: { status: 422, message: "Validation Failed" } },
  "429": { answer: { status: 429 } },
  "429 with Retry-After": { answer: { status: 429, headers: { "retry-after": "1" } } },
  "429 with Retry-After, once": {
    answer: { status: 429, headers: { "retry-after": "1" } },
    times: 1,
  },
  "403 of a secondary limit": {
    answer: { status: 403, message: "You have exceeded a secondary rate limit." },
  },
  "500": { answer: { status: 500 } },
  "500, once": { answer: { status: 500 }, times: 1 },
  "502": { answer: { status: 502, headers: { "content-type": "text/html" } } },
  slow: { answer: "slow" },
  cut: { answer: "cut" },
  "cut, once": { answer: "cut", times: 1 },
  "a lost reply": { answer: "lose" },
  "a lost reply, once": { answer: "lose", times: 1 },
  silence: { answer: "hang" },
  "half an answer": { answer: "garble" },
  "half an answer, once": { answer: "garble", times: 1 },
  "moved for good": { answer: { movedBy: 301 } },
  "moved for now": { answer: { movedBy: 307 } },
};

/** After these the comment has to be there all the same: the answer came, or came when it was asked again. */
export const MENDED: ReadonlySet<string> = new Set([
  ...Object.keys(FAULTS).filter((name) => FAULTS[name]?.times === 1),
  ...["slow", "moved for now"],
]);

/**
 * For how many seconds servers are waited for: with a fault that passes, as long as it takes; with one that lasts, no
 * longer than what must succeed `beside` it may need on a busy machine, if anything must.
 */
export function patienceWith(fault: string, beside: boolean): number {
  if (MENDED.has(fault)) return 300;
  return beside ? 20 : 3;
}
