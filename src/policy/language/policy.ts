import { z } from "zod";
import { Data } from "./data.ts";
import { Gate } from "./gate.ts";
import { WrittenModel } from "./model.ts";
import { inline, keyed, later, listOf, NAMES, named, text } from "./shapes.ts";
import { WrittenWaiver } from "./waiver.ts";

const BranchModel = keyed(
  { data: Data.exactOptional() },
  "what a branch judges a model on, instead of its own data",
  { required: ["data"] },
);

const Branch = keyed(
  {
    gate: Gate.exactOptional(),
    models: named(
      BranchModel,
      "models that a branch judges on other data",
      "{ food: { data: { images: Eval/held-back } } }",
      NAMES,
    ).exactOptional(),
  },
  "what a branch overrides",
  { minProperties: 1 },
);

/**
 * The language of `quantgate.yml`: what people write, before it means anything. Every key is optional
 * here, so that a missing one hides no other problem; `required` tells editors what the reading asks for.
 */
export const Written = keyed(
  {
    version: z
      .literal(1, { error: "must be 1, the version of this language" })
      .meta({ description: "the version of this language: 1" })
      .exactOptional(),
    gate: Gate.exactOptional(),
    branches: named(
      Branch,
      "settings by branch pattern; the first match overrides all others",
      '{ "release/**": { gate: { on-inconclusive: fail } } }',
    ).exactOptional(),
    models: named(WrittenModel, "the models, by name", "{ food: { … } }", NAMES).exactOptional(),
    "ignore-models": listOf(
      text("a pattern, from the policy's folder", "Vendor/**"),
      "models that need no entry: what is added there is not spoken of",
      '["Vendor/**"]',
    ).exactOptional(),
    waivers: listOf(
      later("a waiver", inline(WrittenWaiver)),
      "limits set aside for a while",
      "[{ model: food, … }]",
    ).exactOptional(),
  },
  "what quantizing a Core ML model may cost",
  { required: ["version", "models"] },
);
export type Written = z.infer<typeof Written>;
