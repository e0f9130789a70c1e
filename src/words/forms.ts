import { OPERATORS } from "../catalog/operators.ts";
import { type FormName, type Quantity, WRITTEN } from "../catalog/units.ts";
import { findMetric } from "../tasks/rows.ts";

/** A model, for what it declares of metrics of its own. */
export interface Declaring {
  readonly declared?: Readonly<Record<string, Quantity>> | undefined;
}

/** How a metric's own value is written. What nobody has declared is a plain number. */
export function formOfValue(metric: string, model: Declaring = {}): FormName {
  return WRITTEN[quantityOf(metric, model)].value;
}

/** How a change of it is written: a rate falls by points, perplexity rises by a share of what it was. */
export function formOfDifference(metric: string, model: Declaring = {}): FormName {
  if (findMetric(metric)?.relative) return "relative";
  return WRITTEN[quantityOf(metric, model)].difference;
}

/** How a limit's observed number is written, which its operator decides. */
export function formOfLimit(
  { metric, operator }: { readonly metric: string; readonly operator: string },
  model: Declaring = {},
): FormName {
  if (operator === "max-ratio") return "ratio";
  const against = isOperator(operator) ? OPERATORS[operator].against : "absolute";
  return against === "absolute" ? formOfValue(metric, model) : formOfDifference(metric, model);
}

function quantityOf(metric: string, { declared = {} }: Declaring): Quantity {
  const own = Object.hasOwn(declared, metric) ? declared[metric] : undefined;
  return own ?? findMetric(metric)?.quantity ?? "number";
}

function isOperator(word: string): word is keyof typeof OPERATORS {
  return Object.hasOwn(OPERATORS, word);
}
