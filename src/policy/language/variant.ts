import type { z } from "zod";
import { Gate } from "./gate.ts";
import { Limits } from "./limits.ts";
import { inline, keyed, later, named, text } from "./shapes.ts";
import { WrittenStep, WrittenSteps } from "./step.ts";

export const Variant = keyed(
  {
    source: text("a package made by hand", "Models/FoodQAT.mlpackage").exactOptional(),
    convert: later("one step or a list of cast, quantize, palettize, prune", {
      anyOf: [WrittenStep, WrittenSteps].map(inline),
    }).exactOptional(),
    limits: Limits.exactOptional(),
    slices: named(
      Limits,
      "limits on slices of the data, by column=value",
      "{ lighting=dark: { top-1: { min: 80 % } } }",
    ).exactOptional(),
    gate: Gate.exactOptional(),
  },
  "a precision of the model: a preset's name, or a name of its own with `convert` or `source`",
)
  .nullable()
  .meta({ description: "a precision of the model, and its limits" });
export type WrittenVariant = NonNullable<z.infer<typeof Variant>>;
