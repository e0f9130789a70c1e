import type { Outcome } from "../catalog/states.ts";
import type { Verdict } from "../contract/verdict.ts";
import { escapeMarkdown } from "./escape.ts";
import type { Block } from "./fit.ts";
import { MARKS } from "./marks.ts";

const SAYS = {
  pass: "within the agreed limits",
  warn: "within the agreed limits, with warnings",
  fail: "beyond the agreed limits",
  error: "could not be judged",
} as const satisfies Record<Outcome, string>;

/** The first two lines, all that many will read: may it go in, and why. */
export function headline({ outcome, because }: Verdict): Block {
  const { mark } = MARKS[outcome];
  return { opening: `## ${mark} Quantization ${SAYS[outcome]}\n\n${escapeMarkdown(because)}` };
}
