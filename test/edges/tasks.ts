/** One column of an edge case: a value for each row, drawn from a few, many of them awkward. */
export type Column = (row: number, purpose: number) => number;

/** What a task's files hold where every number comes from a column. */
export interface EdgeTask {
  readonly data: string;
  readonly samples: (n: number, truth: Column) => { id: string }[];
  /** Of one side; sizes of texts are the samples', so both columns are needed. */
  readonly records: (n: number, truth: Column, answer: Column) => object[];
  /** Declared in the policy, by tasks of the user's own. */
  readonly metrics?: string;
}

/** What people never think of: nothing, the same, next to nothing, next to too much. */
export const PALETTE = [
  ...[0, 1, 0.5, 1 / 3, -1, 5e-324, 1e-320, 1e-200, 1 - 2 ** -53],
  ...[1e154, 1e200, 1e308, -1e308, Number.MAX_VALUE],
];

const ids = (n: number) => Array.from({ length: n }, (_, row) => ({ id: `s${row}` }));
const sliced = (n: number) =>
  ids(n).map((one, row) => ({ ...one, slices: { part: row === 0 ? "one" : "rest" } }));
/** A whole number from 0 to below `under`. */
const whole = (value: number, under: number) => Math.floor(Math.abs(Math.sin(value)) * under);
const above = (value: number) => Math.abs(value);
const sizeOf = (value: number) => [1, 2, 3, 20_000][PALETTE.indexOf(value) % 4] ?? 1;
const bit = (value: number) => whole(value, 2) === 1;

export const EDGE_TASKS: Readonly<Record<string, EdgeTask>> = {
  "image-classification": {
    data: "{ images: Eval, labels: l.csv, slice-by: [part] }",
    samples: (n, truth) =>
      sliced(n).map((one, row) => ({ ...one, label: `c${whole(truth(row, 1), 3)}` })),
    records: (n, _, answer) =>
      ids(n).map((one, row) => {
        const first = whole(answer(row, 1), 3);
        const score = answer(row, 2);
        const top = [first, (first + 1) % 3, (first + 2) % 3].map((at) => [`c${at}`, score]);
        return { ...one, top, loss: above(answer(row, 3)) };
      }),
  },
  "multi-label-classification": {
    data: "{ images: Eval, labels: l.csv, slice-by: [part] }",
    samples: (n, truth) =>
      sliced(n).map((one, row) => ({ ...one, labels: labelsBy((at) => bit(truth(row, at))) })),
    records: (n, _, answer) =>
      ids(n).map((one, row) => ({
        ...{ ...one, labels: labelsBy((at) => bit(answer(row, at))) },
        scores: Object.fromEntries(LABELS.map((label, at) => [label, answer(row, 3 + at)])),
      })),
  },
  "object-detection": {
    data: "{ images: Eval, annotations: a.json, slice-by: [part] }",
    samples: (n, truth) =>
      sliced(n).map((one, row) => {
        const count = whole(truth(row, 1), 3);
        const every = Array.from({ length: count }, (_, at) => at);
        return {
          ...{ ...one, width: 640, height: 480 },
          boxes: every.map((at) => boxOf(truth, row, at)),
          labels: every.map((at) => `c${whole(truth(row, 6 + at), 2)}`),
          area: every.map((at) => above(truth(row, 7 + at))),
          crowd: every.map((at) => whole(truth(row, 9 + at), 2)),
        };
      }),
    records: (n, _, answer) =>
      ids(n).map((one, row) => {
        const every = Array.from({ length: whole(answer(row, 1), 4) }, (_, at) => at);
        return {
          ...one,
          boxes: every.map((at) => boxOf(answer, row, at)),
          labels: every.map((at) => `c${whole(answer(row, 6 + at), 2)}`),
          scores: every.map((at) => answer(row, 8 + at)),
        };
      }),
  },
  "sentence-similarity": {
    data: "{ pairs: p.csv, tokenizer: t.json, slice-by: [part] }",
    samples: (n, truth) =>
      sliced(n).map((one, row) => ({
        ...{ ...one, score: truth(row, 1) },
        ...(bit(truth(row, 2)) && { cluster: "giant" }),
      })),
    records: (n, _, answer) => ids(n).map((one, row) => ({ ...one, cosine: answer(row, 1) })),
  },
  "semantic-search": {
    data: "{ corpus: c, queries: q, qrels: r, tokenizer: t, slice-by: [part] }",
    samples: (n, truth) =>
      sliced(n).map((one, row) => ({
        ...{
          ...one,
          relevant: { a: 1 + whole(truth(row, 1), 2) * 2 ** 50, b: bit(truth(row, 2)) ? 1 : 0 },
        },
      })),
    records: (n, _, answer) =>
      ids(n).map((one, row) => {
        const order = bit(answer(row, 1)) ? ["a", "b", "c"] : ["c", "b", "a"];
        const ranking = order.map((name) => [name, answer(row, 2)]);
        return { ...one, ranking, indexed: ranking };
      }),
  },
  "text-generation": {
    data: "{ texts: t, tokenizer: t.json, slice-by: [part] }",
    samples: (n, truth) => sliced(n).map((one, row) => ({ ...one, tokens: sizeOf(truth(row, 1)) })),
    records: (n, truth, answer) =>
      ids(n).map((one, row) => {
        const each = <Value>(value: Value) =>
          Array.from({ length: sizeOf(truth(row, 1)) }, () => value);
        return {
          ...{ ...one, nll: each(above(answer(row, 2))), kl: each(above(answer(row, 3))) },
          agree: each(bit(answer(row, 4)) ? 1 : 0),
        };
      }),
  },
  parity: {
    data: "{ arrays: a.npz }",
    samples: (n) => ids(n),
    records: (n, _, answer) =>
      ids(n).map((one, row) => {
        const [cosine, snr, psnr] = [answer(row, 1), answer(row, 2), answer(row, 3)];
        return {
          ...one,
          fidelity: { out: { cosine, snr, psnr, "max-error": above(answer(row, 4)) } },
        };
      }),
  },
  regression: {
    data: "{ arrays: a.npz, labels: l.csv, slice-by: [part] }",
    samples: (n, truth) => sliced(n).map((one, row) => ({ ...one, value: truth(row, 1) })),
    records: (n, _, answer) => ids(n).map((one, row) => ({ ...one, value: answer(row, 1) })),
  },
  segmentation: {
    data: "{ images: Eval, masks: m }",
    samples: (n) => ids(n),
    records: (n, _, answer) =>
      ids(n).map((one, row) => {
        const pixels = (purpose: number) => {
          const either = [0, 0, 5, Number.MAX_SAFE_INTEGER][whole(answer(row, purpose), 4)] ?? 0;
          return [bit(answer(row, purpose + 1)) ? either : 0, either];
        };
        return { ...one, classes: { road: pixels(1), sky: pixels(3), empty: [0, 0] } };
      }),
  },
  "words.py:Words": {
    data: "{ anything: a }",
    metrics:
      '{ errors: { direction: lower, unit: "%" }, gain: { direction: higher, unit: number }, cost: { direction: lower, unit: number } }',
    samples: (n) => ids(n),
    records: (n, _, answer) =>
      ids(n).map((one, row) => ({
        ...one,
        values: { errors: answer(row, 1), gain: answer(row, 2), cost: answer(row, 3) },
      })),
  },
};

const LABELS = ["cat", "cup", "never"];

function labelsBy(has: (at: number) => boolean): string[] {
  return LABELS.filter((label, at) => label !== "never" && has(at));
}

function boxOf(column: Column, row: number, at: number): number[] {
  const side = (purpose: number) => column(row, purpose + at);
  return [side(2), side(3), above(side(4)), above(side(5))];
}
