import { OPERATORS, type Operator } from "../../catalog/operators.ts";
import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { ExplainedMetric } from "../../contract/explanation.ts";
import type { JudgedLimit } from "../../contract/verdict.ts";
import type { BeforeAndAfter } from "../../tasks/explain.ts";
import { comparable, comparableColumns } from "../comparable.ts";
import type { Sighting } from "../sighting.ts";

/** Where a limit that does not pass looks for what it was like before. */
export function beforeOf({ operator }: Pick<JudgedLimit, "operator">): ExplainedMetric["before"] {
  return isOperator(operator) && OPERATORS[operator].against === "base" ? "base" : "reference";
}

export function beforeAndAfter(
  { variant, reference, base }: Sighting,
  which: ExplainedMetric["before"],
): BeforeAndAfter | undefined {
  const beside = comparableColumns(variant, reference, "the reference");
  const after = { columns: variant.columns, reference: beside };
  if (which === "reference") return { before: { columns: beside, reference: beside }, after };
  if (base.kind !== "present") return;
  const earlier = comparable(variant, base.variant, "the base");
  if (isUnmeasured(earlier)) return;
  const besideEarlier = comparableColumns(earlier, base.reference, "the base's reference");
  return { before: { columns: earlier.columns, reference: besideEarlier }, after };
}

function isOperator(word: string): word is Operator {
  return Object.hasOwn(OPERATORS, word);
}
