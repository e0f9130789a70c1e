import type { Outcome } from "../catalog/states.ts";
import { FAULT_SENTENCES, type Fault, type Verdict } from "../contract/verdict.ts";
import { cautionsIn, otherCautions } from "./cautions.ts";
import { everyFinding, findings } from "./findings.ts";
import { UNCHANGED } from "./marks.ts";
import { group, heading, line, marked, type Node, paragraph } from "./node.ts";
import { isUntouched } from "./nothing-to-tell.ts";

const SAYS = {
  pass: "within the agreed limits",
  warn: "within the agreed limits, with warnings",
  fail: "beyond the agreed limits",
  error: "could not be judged",
} as const satisfies Record<Outcome, string>;

const WAIVED = "not shown to keep the agreed limits, of which some are waived";

const WORSE = "worse than at the base, which the policy lets through";

/** The first lines, all that many will read: may it go in, and why. */
export function headline(verdict: Verdict): Node {
  const mark = isUntouched(verdict) ? "unmeasured" : verdict.outcome;
  const says = line`${SUBJECTS[verdict.fault ?? "quantization"]} ${saysOf(verdict)}`;
  const because = becauseOf(verdict);
  return group(
    heading(2, [marked(mark, says)]),
    ...(because === undefined ? [] : [paragraph(line`${because}`)]),
    ...otherCautions(verdict).map((one) => paragraph([marked("warn", line`${one}`)])),
  );
}

/** What the heading is about: not every failure is quantization's. */
const SUBJECTS = {
  model: "The model itself",
  quantization: "Quantization",
  both: "The model itself and its quantization",
} as const satisfies Record<Fault, string>;

/** What a list of limits that follows does not say: what to mend. Nothing where that is not known. */
export function becauseOf(verdict: Verdict): string | undefined {
  if (!isListed(verdict)) return verdict.because;
  return verdict.fault && FAULT_SENTENCES[verdict.fault];
}

/** Whether the list of limits that follows says why already. */
export function isListed({ outcome, models, unjudged }: Verdict): boolean {
  const isSaidElse = cautionsIn({ models }).length > 0 || unjudged?.warns !== undefined;
  return findings(models)[0]?.limit.outcome === outcome && !(outcome === "warn" && isSaidElse);
}

/** A doubt or a missing number can stop a pull request too, and proves nothing about the model; nor does no limit. */
function saysOf({ outcome, models, fault }: Verdict): string {
  if (isUntouched({ models, outcome })) return UNCHANGED;
  const isLenient = outcome === "pass" || outcome === "warn";
  if (isLenient && enforced(models).length === 0) return "judged by no limit";
  const all = findings(models).map(({ limit }) => limit);
  if (outcome === "warn" && all.some(({ waived }) => waived)) return WAIVED;
  if (outcome === "warn" && fault === "model" && all.some(({ implied }) => implied)) return WORSE;
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
