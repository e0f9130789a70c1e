import type { z } from "zod";
import { OPERATORS, type Operator } from "../../catalog/operators.ts";
import { limitsSchema } from "./amounts.ts";
import { keyed, later, named, text } from "./shapes.ts";

const operator = (word: Operator) => later(OPERATORS[word].says).exactOptional();

const MetricLimits = keyed(
  {
    min: operator("min"),
    max: operator("max"),
    "max-drop": operator("max-drop"),
    "max-increase": operator("max-increase"),
    "max-ratio": operator("max-ratio"),
    "max-regression": operator("max-regression"),
    worst: later(
      "of a mean without a most: from which harm on a unit counts by number",
    ).exactOptional(),
    "max-share": later("the share of units that may be worse than that").exactOptional(),
    on: text("the one target it is judged on; all unless told", "iphone-15").exactOptional(),
  },
  "limits on one metric",
);

export const Limits = named(MetricLimits, "limits by metric", "{ top-1: { max-drop: 0.5 pt } }", {
  ...limitsSchema(),
  id: "limits",
});
export type WrittenLimits = z.infer<typeof Limits>;
