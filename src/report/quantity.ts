import { findMetric } from "../catalog/metrics.ts";
import { OPERATORS } from "../catalog/operators.ts";
import type { JudgedLimit, JudgedModel } from "../contract/verdict.ts";
import type { Form } from "./numbers.ts";

/** A model, for what it declares of metrics of its own. */
export type Declaring = Pick<JudgedModel, "declared">;

/** How a metric's own value is written. */
export function formOf(metric: string, { declared = {} }: Declaring = {}): Form {
  const own = Object.hasOwn(declared, metric) ? declared[metric] : undefined;
  return own ?? findMetric(metric)?.quantity ?? "number";
}

/** How a change of it is written: a rate falls by points, perplexity rises by a share of what it was. */
export function formOfDifference(metric: string, model: Declaring = {}): Form {
  if (findMetric(metric)?.relative) return "rate";
  const form = formOf(metric, model);
  return form === "rate" ? "points" : form;
}

/** How a limit's observed number is written, which its operator decides. */
export function formOfLimit({ metric, operator }: JudgedLimit, model: Declaring = {}): Form {
  if (operator === "max-ratio") return "ratio";
  const against = isOperator(operator) ? OPERATORS[operator].against : "absolute";
  return against === "absolute" ? formOf(metric, model) : formOfDifference(metric, model);
}

function isOperator(word: string): word is keyof typeof OPERATORS {
  return Object.hasOwn(OPERATORS, word);
}
