import { createHash } from "node:crypto";
import fc from "fast-check";
import { LAYOUT } from "../../../src/out/layout.ts";
import { outFolder } from "../../../src/out/out-folder.ts";
import { readableTask } from "../../../src/tasks/tasks.ts";
import { ANY_TEXT, edited, JSON_PARTS, JSON_WORDS } from "../edits.ts";
import { reader } from "../reader.ts";

/** Two samples of each task and a variant's records of them. */
const TASKS: Readonly<Record<string, readonly [object, object]>> = {
  "image-classification": [
    { label: "cat", slices: { light: "dark" } },
    {
      top: [
        ["cat", 0.9],
        ["dog", 0.1],
      ],
      loss: 0.1,
    },
  ],
  "object-detection": [
    { width: 10, height: 10, boxes: [[1, 1, 4, 4]], labels: ["cat"], area: [16], crowd: [0] },
    {
      boxes: [
        [1, 1, 4, 4],
        [0, 0, 1, 1],
      ],
      labels: ["cat", "dog"],
      scores: [0.9, 0.2],
    },
  ],
  "sentence-similarity": [{ score: 3.5, cluster: "a" }, { cosine: 0.7 }],
  "semantic-search": [
    { relevant: { d1: 2, d2: 0 } },
    {
      ranking: [
        ["d1", 0.9],
        ["d2", 0.3],
      ],
    },
  ],
  "text-generation": [{ tokens: 3 }, { nll: [0.1, 2, 3], kl: [0, 0.1, 0.2], agree: [1, 0, 1] }],
  parity: [{}, { fidelity: { out: { cosine: 0.99, snr: 30, psnr: 40, "max-error": 0.1 } } }],
  regression: [{ value: 3 }, { value: 2.5 }],
  segmentation: [{}, { classes: { road: [10, 20], sky: [5, 5] } }],
  "eval/words.py:WordErrors": [{}, { values: { "word-errors": 0.25 } }],
};

const SLOT = { model: "m", side: "head", variant: "int8", target: "portable" } as const;

/** Lines that nearly are what they should be, named by a digest and a count that are true of them, or not. */
export const lines = reader({
  name: "records and samples",
  share: 25,
  open: (folder) => {
    const out = outFolder(folder);
    return {
      inputs: fc.oneof(...Object.entries(TASKS).map(([task, known]) => written(task, ...known))),
      read: async ({ task, samples, records, isHonest }) => {
        await out.writeText(LAYOUT.samples.of({ model: "m" }), samples);
        await out.writeText(LAYOUT.records.of(SLOT), records);
        const known = readableTask(task);
        if (known === undefined) throw new Error(`there is no task ${task}`);
        const described = { ...SLOT, schema: 1, status: "measured" } as const;
        const named = { path: LAYOUT.records.of(SLOT), ...expected(records, isHonest) };
        const joined = await known.join((check) =>
          out.readSamples("m", expected(samples, isHonest), check),
        );
        return await joined.records((check) =>
          out.readRecords({ ...described, records: named }, check),
        );
      },
    };
  },
});

function written(task: string, sample: object, record: object) {
  return fc.record({
    task: fc.constant(task),
    samples: nearly(sample),
    records: nearly(record),
    isHonest: fc.nat(9).map((one) => one > 0),
  });
}

function nearly(fields: object): fc.Arbitrary<string> {
  const text = ["a", "b"].map((id) => `${JSON.stringify({ id, ...fields })}\n`).join("");
  const more = ["\n", "\r\n", "\ufeff", '{"id":"a"}\n', '{"id":"b","error":"no"}\n'];
  return fc.oneof(
    { weight: 15, arbitrary: edited([text], JSON_PARTS, [...JSON_WORDS, ...more]) },
    { weight: 4, arbitrary: fc.constant(text) },
    { weight: 1, arbitrary: ANY_TEXT },
  );
}

function expected(text: string, isHonest: boolean) {
  const bytes = Buffer.from(text);
  const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  const count = bytes.filter((byte) => byte === 10).length;
  return isHonest ? { digest, count } : { digest, count: count + 1 };
}
