import { z } from "zod";
import { OBJECTIVES } from "../../catalog/objectives.ts";
import { WAIT } from "../../catalog/units.ts";
import { amountSchema } from "./amounts.ts";
import { Data } from "./data.ts";
import { Gate } from "./gate.ts";
import { Limits } from "./limits.ts";
import { keyed, later, listOf, NAMES, named, oneOf, text } from "./shapes.ts";
import { Variant } from "./variant.ts";

const DeclaredMetric = keyed(
  {
    direction: oneOf(["higher", "lower"], "which way is better").exactOptional(),
    unit: oneOf(["%", "number", "ms", "bytes"], "% for a rate stored as 0 to 1").exactOptional(),
    kind: oneOf(
      ["mean", "rate", "ratio"],
      "what becomes of the samples: their mean; of a rate each is 0 or 1; of a ratio each is two numbers, summed apart. A mean unless told",
    ).exactOptional(),
    worst: later(
      "of a mean or a ratio without a most: from which harm on a sample counts by number",
      { examples: ["50 pt"] },
    ).exactOptional(),
  },
  "a metric that the task's own class computes",
  { required: ["direction", "unit"] },
);

const referenceName = text(
  "what a drop is measured from: source, fp32 or a variant; source unless told",
  "source",
);

/** The name alone, or with limits on the model itself. */
const Reference = z
  .union(
    [
      referenceName,
      keyed(
        { is: referenceName.exactOptional(), limits: Limits.exactOptional() },
        "what a drop is measured from, and limits on the model itself: always enforced",
      ),
    ],
    { error: "must be a name, such as source, or a map of is, limits" },
  )
  .meta({ description: "what a drop is measured from, and limits on it: the model itself" });

export const WrittenModel = keyed(
  {
    source: text(
      "the model: .mlpackage, .mlmodel, .pt2, .pt or file.py:function",
      "Models/Food.mlpackage",
    ).exactOptional(),
    task: text(
      "what the model does, or path/file.py:Class",
      "image-classification",
    ).exactOptional(),
    data: Data.exactOptional(),
    metrics: named(
      DeclaredMetric,
      "the metrics of a task of your own",
      "{ word-errors: { direction: lower, unit: % } }",
      NAMES,
    ).exactOptional(),
    python: text(
      "the Python that a task of your own runs in: a command, or a path from where quantgate is started; the worker's own unless told",
      "python3.12",
    ).exactOptional(),
    reference: Reference.exactOptional(),
    ship: text("the variant that ships: it alone is enforced", "int8").exactOptional(),
    targets: listOf(
      text("a target, or a recorded one", "auto"),
      "where it runs; [auto] unless told",
      "[auto]",
    ).exactOptional(),
    timeout: later(
      "how long a load and a first prediction may take; unless told 60 s, and 600 s of a load on a CPU, which it only makes longer",
      amountSchema(WAIT),
    ).exactOptional(),
    audit: z
      .union([z.enum(["all", "off"]), z.int().positive()], {
        error: "must be all, off or a number of examples, such as 256",
      })
      .meta({
        description:
          "on how many examples it is looked for values beyond what 16 bits hold: all, off, or so many, drawn by their names; 256 unless told",
        examples: [256, "all"],
      })
      .exactOptional(),
    objective: oneOf(
      OBJECTIVES,
      "what the recommended variant is chosen by; size unless told",
    ).exactOptional(),
    gate: Gate.exactOptional(),
    variants: named(
      Variant,
      "the precisions to try",
      "{ fp16: {}, int8: {} }",
      NAMES,
    ).exactOptional(),
    recorded: named(
      text("a folder of measurements", "Measurements/iphone15"),
      "targets measured elsewhere",
      "{ iphone-15: Measurements/iphone15 }",
      NAMES,
    ).exactOptional(),
  },
  "a model and what may become of it",
  { required: ["task", "variants"] },
);
export type WrittenModel = z.infer<typeof WrittenModel>;
