/** How a key of the `data` block is written. */
export type DataKind =
  | "path"
  | "fit"
  | "color"
  | "columns"
  | "digest"
  | "text"
  | "count"
  | "any"
  | "more";

export const FITS = ["center-crop", "scale-fit", "scale-fill"] as const;

/** Every key that some task reads; which task reads which stands in `tasks.ts`. */
export const DATA_KEYS = {
  images: { kind: "path", example: "Eval/images", says: "folder of images" },
  labels: {
    kind: "path",
    example: "Eval/labels.csv",
    says: "CSV with `file` or `id`, `label` and any slice columns",
  },
  arrays: {
    kind: "path",
    example: "Eval/inputs.npz",
    says: "one array per model input, rows in the order of the labels",
  },
  fit: { kind: "fit", example: "center-crop", says: "how an image is brought to the model's size" },
  background: {
    kind: "color",
    example: '"#ffffff"',
    says: "what shows where an image is transparent; white unless told",
  },
  "slice-by": {
    kind: "columns",
    example: "[lighting]",
    says: "columns of the labels whose values are limited on their own",
  },
  unlabelled: {
    kind: "more",
    example: "{ images: Eval/more, labels: Eval/more-labels.csv }",
    says: "more examples, of which only those need a label that models answer differently",
  },
  digest: {
    kind: "digest",
    example: "sha256:<64 hex digits>",
    says: "pins data that the workflow fetched",
  },
  annotations: { kind: "path", example: "Eval/instances.json", says: "COCO JSON" },
  decode: { kind: "any", example: "yolo", says: "how the outputs become boxes" },
  pairs: { kind: "path", example: "Eval/pairs.csv", says: "CSV with `a`, `b` and `score`" },
  tokenizer: { kind: "path", example: "Models/tokenizer.json", says: "the model's tokenizer" },
  pooling: { kind: "text", example: "mean", says: "how tokens become one vector" },
  "max-length": { kind: "count", example: "128", says: "tokens that a text is cut to" },
  corpus: { kind: "path", example: "Eval/corpus.jsonl", says: "the documents" },
  queries: { kind: "path", example: "Eval/queries.jsonl", says: "the queries" },
  qrels: {
    kind: "path",
    example: "Eval/qrels.tsv",
    says: "which documents answer which query, BEIR or TREC",
  },
  texts: { kind: "path", example: "Eval/texts.jsonl", says: "the texts" },
  context: { kind: "count", example: "512", says: "tokens that the model sees at once" },
  stride: { kind: "count", example: "256", says: "tokens that the window moves by" },
  masks: { kind: "path", example: "Eval/masks", says: "folder of masks named like the images" },
} as const satisfies Record<string, { kind: DataKind; example: string; says: string }>;

export type DataKey = keyof typeof DATA_KEYS;
