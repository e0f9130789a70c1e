import { z } from "zod";
import { DATA_KEYS, type DataKey, FITS } from "../catalog/data.ts";
import { OPERATORS, type Operator } from "../catalog/operators.ts";
import { FORMS } from "../catalog/units.ts";
import { amountSchema, limitsSchema } from "./json-amounts.ts";
import { count, keyed, later, listOf, NAMES, named, oneOf, text } from "./shapes.ts";

/**
 * The language of `quantgate.yml`: what people write, before it means anything. Every key is optional
 * here, so that a missing one hides no other problem; `required` tells editors what the reading asks for.
 */
const Gate = keyed(
  {
    confidence: later(
      "how sure a verdict must be; 95 % unless told",
      amountSchema(FORMS.confidence),
    ).exactOptional(),
    "on-inconclusive": oneOf(
      ["warn", "fail"],
      "what follows when the data cannot tell; warn unless told",
    ).exactOptional(),
    "on-unmeasured": oneOf(
      ["fail", "warn"],
      "what follows when there is no number; fail unless told",
    ).exactOptional(),
  },
  "how doubt is treated; the nearest wins: run, model, variant",
);
export type WrittenGate = z.infer<typeof Gate>;

const operator = (word: Operator) => later(OPERATORS[word].says).exactOptional();

const MetricLimits = keyed(
  {
    min: operator("min"),
    max: operator("max"),
    "max-drop": operator("max-drop"),
    "max-increase": operator("max-increase"),
    "max-ratio": operator("max-ratio"),
    "max-regression": operator("max-regression"),
    on: text("the one target it is judged on; all unless told", "iphone-15").exactOptional(),
  },
  "limits on one metric",
);

const Limits = named(MetricLimits, "limits by metric", "{ top-1: { max-drop: 0.5 pt } }", {
  ...limitsSchema(),
  id: "limits",
});
export type WrittenLimits = z.infer<typeof Limits>;

/** Piped, so that its JSON Schema is that of anything: a recursive one could not be inlined. */
const Plain = z.unknown().pipe(
  z.custom<z.core.util.JSONType>((value) => z.json().safeParse(value).success, {
    error: "must be plain data: text, finite numbers, true, false, lists, maps",
  }),
);

const Dictionary = named(Plain, "coremltools' own configuration dictionary", "{ nbits: 4 }")
  .nullable()
  .meta({ description: "coremltools' own configuration dictionary" });

export const WrittenStep = keyed(
  {
    cast: Dictionary.exactOptional(),
    quantize: Dictionary.exactOptional(),
    palettize: Dictionary.exactOptional(),
    prune: Dictionary.exactOptional(),
  },
  "one step of a conversion",
  { minProperties: 1, maxProperties: 1 },
);

const WrittenSteps = listOf(WrittenStep, "the steps, in order", "[{ cast: {} }]");

const Variant = keyed(
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

const path = (key: DataKey) => text(DATA_KEYS[key].says, DATA_KEYS[key].example).exactOptional();

const DATA = {
  images: path("images"),
  labels: path("labels"),
  arrays: path("arrays"),
  fit: oneOf(FITS, DATA_KEYS.fit.says).exactOptional(),
  "slice-by": listOf(
    text("a column of the labels", "lighting"),
    DATA_KEYS["slice-by"].says,
    DATA_KEYS["slice-by"].example,
  ).exactOptional(),
  digest: text(DATA_KEYS.digest.says, DATA_KEYS.digest.example).exactOptional(),
  annotations: path("annotations"),
  decode: later(DATA_KEYS.decode.says).exactOptional(),
  pairs: path("pairs"),
  tokenizer: path("tokenizer"),
  pooling: path("pooling"),
  "max-length": count(DATA_KEYS["max-length"].says, 128).exactOptional(),
  corpus: path("corpus"),
  queries: path("queries"),
  qrels: path("qrels"),
  texts: path("texts"),
  context: count(DATA_KEYS.context.says, 512).exactOptional(),
  stride: count(DATA_KEYS.stride.says, 256).exactOptional(),
  masks: path("masks"),
} as const satisfies Record<DataKey, z.ZodType>;

/** Loose: which keys are read, the task says. */
const Data = z
  .looseObject(DATA, {
    error: "must be a map, such as { images: Eval/images, labels: Eval/labels.csv }",
  })
  .meta({ description: "what the model is evaluated on" });
export type WrittenData = z.infer<typeof Data>;

const DeclaredMetric = keyed(
  {
    direction: oneOf(["higher", "lower"], "which way is better").exactOptional(),
    unit: oneOf(["%", "number", "ms", "bytes"], "% for a rate stored as 0 to 1").exactOptional(),
  },
  "a metric that the task's own class computes",
  { required: ["direction", "unit"] },
);

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
    reference: text(
      "what a drop is measured from: source, fp32 or a variant; source unless told",
      "source",
    ).exactOptional(),
    ship: text("the variant that ships: it alone is enforced", "int8").exactOptional(),
    targets: listOf(
      text("a target, or a recorded one", "auto"),
      "where it runs; [auto] unless told",
      "[auto]",
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

export const WrittenWaiver = keyed(
  {
    model: text("its model", "food").exactOptional(),
    variant: text("its variant", "int8").exactOptional(),
    limit: text("metric and operator", "top-1 max-drop").exactOptional(),
    weights: text("the weights it was granted for", "sha256:<64 hex digits>").exactOptional(),
    until: text("the last day it holds", "2027-01-31").exactOptional(),
    reason: text("why", "the new camera needs it; retraining planned").exactOptional(),
    approver: text("who granted it", "@lead").exactOptional(),
  },
  "a limit set aside for a while, for these weights",
  { required: ["model", "variant", "limit", "weights", "until", "reason", "approver"] },
);
export type WrittenWaiver = z.infer<typeof WrittenWaiver>;

const Branch = keyed({ gate: Gate.exactOptional() }, "what a branch overrides", {
  required: ["gate"],
});

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

function inline(schema: z.ZodType): object {
  const { $schema, ...json } = z.toJSONSchema(schema, { io: "input" });
  return json;
}
