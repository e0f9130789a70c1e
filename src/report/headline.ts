import type { Outcome } from "../catalog/states.ts";
import type { Verdict } from "../contract/verdict.ts";
import { escapeMarkdown } from "./escape.ts";
import { findings } from "./findings.ts";
import type { Block } from "./fit.ts";
import { MARKS } from "./marks.ts";

const SAYS = {
  pass: "within the agreed limits",
  warn: "within the agreed limits, with warnings",
  fail: "beyond the agreed limits",
  error: "could not be judged",
} as const satisfies Record<Outcome, string>;

/** The first lines, all that many will read: may it go in, and why. */
export function headline(verdict: Verdict): Block {
  const { outcome, because } = verdict;
  const heading = `## ${MARKS[outcome].mark} Quantization ${SAYS[outcome]}`;
  return { opening: isListed(verdict) ? heading : `${heading}\n\n${escapeMarkdown(because)}` };
}

/** Whether the list of limits that follows says it already. */
export function isListed({ outcome, models }: Verdict): boolean {
  return findings(models)[0]?.limit.outcome === outcome;
}
