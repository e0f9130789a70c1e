import type { Outcome } from "../catalog/states.ts";
import type { JudgedLimit, JudgedVariant } from "../contract/verdict.ts";
import { line, type Marked, marked } from "./node.ts";

/** What a model's outcome is called. */
export const OUTCOME_WORDS = {
  pass: "pass",
  warn: "warning",
  fail: "fail",
  error: "could not be judged",
} as const satisfies Record<Outcome, string>;

/** Of a model that nobody touched: it stops nothing, and no limit was looked at. */
export const NOT_MEASURED = "not measured";

/** The state of the limit that decides; of several, a proven failure before a doubt. */
export function variantWord(variant: JudgedVariant): string {
  const { outcome, limits, uncertified } = variant;
  if (isUnjudged(variant)) return "no limits";
  if (uncertified !== undefined) return limits.length === 0 ? "no limits" : "nothing certified";
  if (outcome === "pass") return OUTCOME_WORDS.pass;
  const decisive = limits.filter((limit) => limit.outcome === outcome);
  const first = decisive.find(({ state }) => state === "fail") ?? decisive[0];
  return first === undefined ? "unmeasured" : stateWord(first);
}

/** Measured, and held to nothing: that is no pass. */
export function isUnjudged({ outcome, limits }: JudgedVariant): boolean {
  return outcome === "pass" && limits.length === 0;
}

/** `inconclusive, leans fail`: what is not proven is never called by the name of what is. */
export function stateWord({ state, leans, proven, waived }: JudgedLimit): string {
  const word = proven ? `${state}, proven` : state.replace("-", " ");
  const leaning = leans === undefined ? word : `${word}, leans ${leans}`;
  return waived === undefined ? leaning : `${leaning}, waived`;
}

/** The word with its mark; a doubt about a slice changes nothing, and has none. */
export function markedState(limit: JudgedLimit): Marked {
  const changesNothing = limit.state === "inconclusive" && limit.outcome === "pass";
  return marked(changesNothing ? "none" : limit.outcome, line`${stateWord(limit)}`);
}
