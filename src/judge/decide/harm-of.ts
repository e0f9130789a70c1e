import { toNumber } from "../../catalog/decimal.ts";
import { OPERATORS } from "../../catalog/operators.ts";
import type { Unmeasured } from "../../catalog/unmeasured.ts";
import { harmAlone } from "../../statistics/after/estimates.ts";
import type { Harm } from "../../statistics/after/harm.ts";
import type { Estimable } from "../../statistics/scores.ts";
import { harmBetween } from "./between.ts";
import type { Versus } from "./sides.ts";
import type { Trial } from "./trial.ts";

/** What `min` and `max` compare: under `min` less of the value is worse, under `max` more. */
export function harmOfValue({ limit }: Trial, after: Estimable): Harm {
  return harmAlone[limit.operator === "min" ? "higher" : "lower"](after);
}

/** What the other operators compare. */
export function harmOfChange(
  { limit, metric }: Trial,
  sides: Versus & { readonly before: Estimable; readonly after: Estimable },
): Harm | Unmeasured {
  const by = OPERATORS[limit.operator].compares === "ratio" ? "ratio" : "difference";
  return harmBetween(metric, { ...sides, by, at: by === "ratio" ? toNumber(limit.target) : 0 });
}
