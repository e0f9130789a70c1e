import { z } from "zod";
import { DATA_KEYS, type DataKey, FITS } from "../../catalog/data.ts";
import { count, keyed, later, listOf, oneOf, text } from "./shapes.ts";

const path = (key: DataKey) => text(DATA_KEYS[key].says, DATA_KEYS[key].example).exactOptional();

const DATA = {
  images: path("images"),
  labels: path("labels"),
  arrays: path("arrays"),
  fit: oneOf(FITS, DATA_KEYS.fit.says).exactOptional(),
  background: text(DATA_KEYS.background.says, DATA_KEYS.background.example).exactOptional(),
  "slice-by": listOf(
    text("a column of the labels", "lighting"),
    DATA_KEYS["slice-by"].says,
    DATA_KEYS["slice-by"].example,
  ).exactOptional(),
  unlabelled: keyed(
    {
      images: path("images"),
      arrays: path("arrays"),
      labels: text(
        "CSV with `file` or `id` and `label`, empty where there is none yet",
        "Eval/more-labels.csv",
      ).exactOptional(),
    },
    DATA_KEYS.unlabelled.says,
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
export const Data = z
  .looseObject(DATA, {
    error: "must be a map, such as { images: Eval/images, labels: Eval/labels.csv }",
  })
  .meta({ description: "what the model is evaluated on" });
export type WrittenData = z.infer<typeof Data>;
