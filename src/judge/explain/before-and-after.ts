import { OPERATORS, type Operator } from "../../catalog/operators.ts";
import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { ExplainedMetric } from "../../contract/explanation.ts";
import { comparable } from "../evidence/comparable.ts";
import type { Comparison } from "../evidence/comparison.ts";
import type { Observation } from "../evidence/observation.ts";

/** Two sets of answers to the same examples. */
export interface BeforeAndAfter {
  readonly before: Observation;
  readonly after: Observation;
}

/** Where a limit that does not pass looks for what it was like before. */
export function beforeOf({ operator }: { operator: Operator }): ExplainedMetric["before"] {
  return OPERATORS[operator].against === "base" ? "base" : "reference";
}

/** Nothing where the other side was not seen, or does not compare. */
export function beforeAndAfter(
  { own, reference, base }: Comparison,
  which: ExplainedMetric["before"],
): BeforeAndAfter | undefined {
  if (which === "base" && base.kind !== "present") return;
  const other = which === "base" && base.kind === "present" ? base.own : reference;
  const before = comparable(own, other, which);
  return isUnmeasured(before) ? undefined : { before, after: own };
}
