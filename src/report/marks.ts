import type { Outcome } from "../catalog/states.ts";
import type { JudgedLimit, JudgedVariant } from "../contract/verdict.ts";

/** A mark never stands without its word: not everyone sees the colour. */
export const MARKS = {
  pass: { mark: "✅", word: "pass" },
  warn: { mark: "⚠️", word: "warning" },
  fail: { mark: "❌", word: "fail" },
  error: { mark: "❌", word: "could not be judged" },
} as const satisfies Record<Outcome, { mark: string; word: string }>;

/** The state of the limit that decides. */
export function variantWord({ outcome, limits }: JudgedVariant): string {
  if (outcome === "pass") return MARKS.pass.word;
  const decisive = limits.find((limit) => limit.outcome === outcome);
  return decisive === undefined ? "unmeasured" : stateWord(decisive);
}

/** `inconclusive, leans fail`: what is not proven is never called by the name of what is. */
export function stateWord({ state, leans }: JudgedLimit): string {
  const word = state.replace("-", " ");
  return leans === undefined ? word : `${word}, leans ${leans}`;
}
