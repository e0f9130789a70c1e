import type { DataRow } from "./row.ts";

/** The keys of the `data` block that several tasks read; what one task alone reads stands in its row. */

export const IMAGES = {
  images: {
    kind: "path",
    example: "Eval/images",
    says: "folder of images",
    isInput: true,
  },
} as const satisfies Record<string, DataRow>;

/** How a picture is brought into the form that the model takes. */
export const FITTING = {
  fit: {
    kind: "choice",
    among: ["center-crop", "scale-fit", "scale-fill", "letterbox"],
    example: "center-crop",
    says: "how an image is brought to the model's size",
    optionOf: "images",
  },
  background: {
    kind: "color",
    example: '"#ffffff"',
    says: "what shows where an image is transparent; white unless told",
    optionOf: "images",
  },
  size: {
    kind: "numbers",
    example: "[224, 224]",
    says: "width and height of what the model is shown, where it takes several sizes",
    optionOf: "images",
  },
  preprocess: {
    kind: "values",
    example: "{ layout: nchw, color: rgb, scale: 1/255 }",
    says: "how an image becomes the array that the model takes: (pixel × scale − mean) ÷ std",
    optionOf: "images",
    of: {
      layout: {
        kind: "choice",
        among: ["nchw", "nhwc"],
        example: "nchw",
        says: "where the array has its channels: before the rows, or last",
      },
      color: {
        kind: "choice",
        among: ["rgb", "bgr", "gray"],
        example: "rgb",
        says: "which channels the array has, in which order",
      },
      scale: {
        kind: "number",
        example: "1/255",
        says: "what a pixel, 0 to 255, is multiplied by; 1 unless told",
      },
      mean: {
        kind: "numbers",
        example: "[0.485, 0.456, 0.406]",
        says: "what is then subtracted, one for all or one a channel; 0 unless told",
      },
      std: {
        kind: "numbers",
        example: "[0.229, 0.224, 0.225]",
        says: "what is then divided by, one for all or one a channel; 1 unless told",
      },
    },
  },
} as const satisfies Record<string, DataRow>;

/** Of models that take several pictures at once. */
export const PICTURES = {
  pictures: {
    kind: "by-name",
    of: "text",
    example: "{ left: left_file, right: right_file }",
    says: "where the model takes several images: of each input the column of the labels that names its file",
    optionOf: "images",
  },
} as const satisfies Record<string, DataRow>;

/** None of these means anything without a picture. */
export const FITTED = {
  fit: "images",
  background: "images",
  size: "images",
  preprocess: "images",
} as const;

/** Inputs that are the same for every sample. */
export const CONSTANTS = {
  constants: {
    kind: "by-name",
    of: "number",
    example: "{ threshold: 0.25 }",
    says: "inputs of the model that are the same for every sample, such as its thresholds",
  },
} as const satisfies Record<string, DataRow>;

/** Of scores that are each a yes or a no: where yes begins. */
export const THRESHOLD = {
  threshold: {
    kind: "number",
    example: "0.5",
    says: "from which score on the model says yes: of one number the positive class, of many each label",
  },
} as const satisfies Record<string, DataRow>;

/** Of a model that gives one number of two classes. */
export const BINARY = {
  ...THRESHOLD,
  positive: {
    kind: "text",
    example: "ripe",
    says: "the label that a score from the threshold on means; 1 unless told",
  },
  negative: {
    kind: "text",
    example: "raw",
    says: "the label that a score below the threshold means; 0 unless told",
  },
} as const satisfies Record<string, DataRow>;

export const ARRAYS = {
  arrays: {
    kind: "path",
    example: "Eval/inputs.npz",
    says: "one array per model input, rows in the order of the labels; beside images, of the other inputs",
    isInput: true,
  },
} as const satisfies Record<string, DataRow>;

export const LABELS = {
  labels: {
    kind: "path",
    example: "Eval/labels.csv",
    says: "CSV with `file` or `id`, `label` (of regression `value`), and any slice columns and `group`",
  },
} as const satisfies Record<string, DataRow>;

export const PAIRS = {
  pairs: {
    kind: "path",
    example: "Eval/pairs.csv",
    says: "CSV with `a`, `b` and `score`, and any `id`, slice columns and `group`",
  },
} as const satisfies Record<string, DataRow>;

export const TEXTS = {
  texts: {
    kind: "path",
    example: "Eval/texts.jsonl",
    says: "folder of .txt files, or JSON lines with `id` and `text`",
  },
} as const satisfies Record<string, DataRow>;

export const CORPUS = {
  corpus: {
    kind: "path",
    example: "Eval/corpus.jsonl",
    says: "the documents: JSON lines with `_id`, `title` and `text`; or a folder of images, or arrays",
    isInput: true,
  },
  queries: {
    kind: "path",
    example: "Eval/queries.jsonl",
    says: "the queries: JSON lines with `_id` and `text`; or a folder of images, or arrays",
    isInput: true,
  },
} as const satisfies Record<string, DataRow>;

/** What models that read text need besides it. */
export const TOKENS = {
  tokenizer: {
    kind: "path",
    example: "Models/tokenizer.json",
    says: "the model's tokenizer, as Hugging Face's libraries save it",
    isInput: true,
  },
  "max-length": {
    kind: "count",
    example: "128",
    says: "tokens that a text is cut to; as many as the model takes unless told",
  },
  "token-inputs": {
    kind: "values",
    example: "{ ids: input_ids, mask: attention_mask }",
    says: "the model's inputs that tokens are told by, where they have no usual names",
    of: {
      ids: { kind: "text", example: "input_ids", says: "the tokens themselves" },
      mask: { kind: "text", example: "attention_mask", says: "which places hold a token" },
      types: { kind: "text", example: "token_type_ids", says: "which text a token is of" },
      positions: { kind: "text", example: "position_ids", says: "the places, counted from 0" },
    },
  },
} as const satisfies Record<string, DataRow>;

/** How what a model gives becomes one vector. */
export const EMBEDDING = {
  pooling: {
    kind: "choice",
    among: ["none", "cls", "mean", "last"],
    example: "mean",
    says: "how the vectors of a text's tokens become one: the first, their mean, the last; needed where the model gives one a token",
  },
  embedding: {
    kind: "text",
    example: "last_hidden_state",
    says: "the output that is meant; needed where there are several arrays",
  },
} as const satisfies Record<string, DataRow>;

export const WINDOWS = {
  context: { kind: "count", example: "512", says: "tokens that the model sees at once" },
  stride: { kind: "count", example: "256", says: "tokens that the window moves by" },
} as const satisfies Record<string, DataRow>;

export const SLICE_BY = {
  "slice-by": {
    kind: "columns",
    example: "[lighting]",
    says: "columns of the labels whose values are limited on their own",
  },
} as const satisfies Record<string, DataRow>;

export const DIGEST = {
  digest: {
    kind: "digest",
    example: "sha256:<64 hex digits>",
    says: "pins data that the workflow fetched",
  },
} as const satisfies Record<string, DataRow>;

/** Of a task of the user's own, the part in which its file lies, with what it imports from beside it. */
export const CODE = "task";
