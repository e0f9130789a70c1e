import type { Outcome } from "../catalog/states.ts";
import type { Verdict } from "../contract/verdict.ts";
import { cautionsIn, otherCautions } from "./cautions.ts";
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
  const because = isListed(verdict) ? [] : [escapeMarkdown(verdict.because)];
  const cautions = otherCautions(verdict).map((one) => `${MARKS.warn.mark} ${escapeMarkdown(one)}`);
  return { opening: [heading, ...because, ...cautions].join("\n\n") };
}

/** Whether the list of limits that follows says why already. */
export function isListed({ outcome, models, unjudged }: Verdict): boolean {
  const isSaidElse = cautionsIn({ models }).length > 0 || unjudged?.warns !== undefined;
  return findings(models)[0]?.limit.outcome === outcome && !(outcome === "warn" && isSaidElse);
}

/** A doubt or a missing number can stop a pull request too, and proves nothing about the model; nor does no limit. */
function saysOf({ outcome, models }: Verdict): string {
  if (isUntouched({ models, outcome })) return UNCHANGED.word;
  if (outcome === "pass" && enforced(models).length === 0) return "judged by no limit";
  const all = findings(models).map(({ limit }) => limit);
  if (outcome === "warn" && all.some(({ waived }) => waived)) return WAIVED;
  const broken = all.some((limit) => limit.state === "fail" && limit.outcome === "fail");
  return outcome === "fail" && !broken ? "not shown to keep the agreed limits" : SAYS[outcome];
}

function enforced(models: Verdict["models"]) {
  return everyFinding(models).filter(({ variant }) => variant.enforced);
}
