import type { Metric } from "./metrics.ts";
import { FORMS, type Form, type FormName, WRITTEN } from "./units.ts";

/** What a limit compares: `absolute` the value itself, `reference` at head, `base` across commits. */
export type Against = "absolute" | "reference" | "base";

/** What the limit's own number is. */
type Compares = "value" | "difference" | "ratio";

export const OPERATORS = {
  min: { against: "absolute", compares: "value", says: "the value may not be below this" },
  max: { against: "absolute", compares: "value", says: "the value may not be above this" },
  "max-drop": {
    against: "reference",
    compares: "difference",
    says: "it may fall by at most this against the reference",
  },
  "max-increase": {
    against: "reference",
    compares: "difference",
    says: "it may rise by at most this against the reference",
  },
  "max-ratio": {
    against: "reference",
    compares: "ratio",
    says: "it may be at most this times the reference",
  },
  "max-regression": {
    against: "base",
    compares: "difference",
    says: "it may be at most this much worse than at the merge-base",
  },
} as const satisfies Record<string, { against: Against; compares: Compares; says: string }>;

export type Operator = keyof typeof OPERATORS;

export const OPERATOR_NAMES = [
  "min",
  "max",
  "max-drop",
  "max-increase",
  "max-ratio",
  "max-regression",
] as const satisfies readonly Operator[];

/** How a limit's number is written. */
export function formOf(metric: Metric, operator: Operator): Form {
  return FORMS[formNameOf(metric, operator)];
}

export function formNameOf(metric: Metric, operator: Operator): FormName {
  const { compares } = OPERATORS[operator];
  if (compares === "ratio") return "ratio";
  if (metric.eitherWay) return WRITTEN[metric.quantity].difference;
  if (compares === "difference" && metric.relative) return "relative";
  return WRITTEN[metric.quantity][compares];
}

/** Why a metric cannot be limited so, with the word that can; nothing where it can. */
export function whyNot(
  { name, direction, quantity, eitherWay }: Metric,
  operator: Operator,
): string | undefined {
  if (eitherWay && operator !== "max")
    return `${name} is harm whichever way it goes, so a limit is on how far it lies from 0: write max, not ${operator}`;
  if (quantity === "version" && OPERATORS[operator].compares !== "value")
    return `${name} is a version, which takes min or max only, not ${operator}`;
  if (direction === "higher" && operator === "max-increase")
    return `${name} is better the higher, so a drop is the harm: write max-drop, not max-increase`;
  if (direction === "lower" && operator === "max-drop")
    return `${name} is better the lower, so an increase is the harm: write max-increase, not max-drop`;
  if (direction === "higher" && operator === "max-ratio")
    return `${name} is better the higher, so max-ratio would not stop a loss: write max-drop or min`;
}

/** Whether a limit on the metric sees examples without a label as well. */
export function countsUnlabelled({ unlabelled, k = 1 }: Metric, operator: Operator): boolean {
  if (unlabelled?.count !== "compared") return unlabelled !== undefined;
  return k <= unlabelled.most && OPERATORS[operator].against !== "absolute";
}

export function operatorsOf(metric: Metric): readonly Operator[] {
  return OPERATOR_NAMES.filter((operator) => whyNot(metric, operator) === undefined);
}
