import type { Outcome } from "../catalog/states.ts";
import type { Verdict } from "../contract/verdict.ts";
import { escapeMarkdown } from "./escape.ts";
import { everyFinding, findings } from "./findings.ts";
import type { Block } from "./fit.ts";
import { MARKS, UNCHANGED } from "./marks.ts";
import { isUntouched } from "./nothing-to-tell.ts";

const SAYS = {
  pass: "within the agreed limits",
  warn: "within the agreed limits, with warnings",
  fail: "beyond the agreed limits",
  error: "could not be judged",
} as const satisfies Record<Outcome, string>;

const WAIVED = "not shown to keep the agreed limits, of which some are waived";

/** The first lines, all that many will read: may it go in, and why. */
export function headline(verdict: Verdict): Block {
  const { mark } = isUntouched(verdict) ? UNCHANGED : MARKS[verdict.outcome];
  const heading = `## ${mark} Quantization ${saysOf(verdict)}`;
  const because = isListed(verdict) ? "" : `\n\n${escapeMarkdown(verdict.because)}`;
  return { opening: `${heading}${because}` };
}

/** Whether the list of limits that follows says why already. */
export function isListed({ outcome, models }: Verdict): boolean {
  return findings(models)[0]?.limit.outcome === outcome;
}

/** A doubt or a missing number can stop a pull request too, and proves nothing about the model; nor does no limit. */
function saysOf({ outcome, models }: Verdict): string {
  if (isUntouched({ models })) return UNCHANGED.word;
  const isLenient = outcome === "pass" || outcome === "warn";
  if (isLenient && enforced(models).length === 0) return "judged by no limit";
  const all = findings(models).map(({ limit }) => limit);
  if (outcome === "warn" && all.some(({ waived }) => waived)) return WAIVED;
  const broken = all.some((limit) => limit.state === "fail" && limit.outcome === "fail");
  const unshown = outcome === "fail" ? !broken : outcome === "warn" && isUncertified(models);
  return unshown ? "not shown to keep the agreed limits" : SAYS[outcome];
}

function isUncertified(models: Verdict["models"]): boolean {
  return models.some(({ variants }) => variants.some((one) => one.uncertified !== undefined));
}

function enforced(models: Verdict["models"]) {
  return everyFinding(models).filter(({ variant }) => variant.enforced);
}
