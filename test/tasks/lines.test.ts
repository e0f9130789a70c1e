import { describe, expect, test } from "vitest";
import type { Check } from "../../src/contract/lines.ts";
import { CUSTOM } from "../../src/tasks/custom/lines.ts";
import { CLASSIFICATION } from "../../src/tasks/image-classification/lines.ts";
import { DETECTION } from "../../src/tasks/object-detection/lines.ts";
import { PARITY } from "../../src/tasks/parity/lines.ts";
import { REGRESSION } from "../../src/tasks/regression/lines.ts";
import { SEGMENTATION } from "../../src/tasks/segmentation/lines.ts";
import { SEARCH } from "../../src/tasks/semantic-search/lines.ts";
import { SIMILARITY } from "../../src/tasks/sentence-similarity/lines.ts";
import { TEXT } from "../../src/tasks/text-generation/lines.ts";

const BOX = [0, 0, 4, 4];
const NEAR = { cosine: 1, snr: 60, psnr: 70, "max-error": 0 };
const IMAGE = { width: 8, height: 8, boxes: [BOX], labels: ["cat"], area: [16], crowd: [0] };
const FOUND = { boxes: [BOX], labels: ["cat"], scores: [0.5] };

/** What a check says of a line with the id `a`, written as JSON text, where 1e999 is Infinity. */
function said(check: Check<unknown>, line: object | string): string {
  const text = typeof line === "string" ? line : JSON.stringify({ id: "a", ...line });
  const found = check(JSON.parse(text));
  return "wrong" in found ? found.wrong : "accepted";
}

describe("a sample", () => {
  test.each<[string, Check<unknown>, object]>([
    ["classification", CLASSIFICATION.sample, { label: "cat", slices: { light: "dark" } }],
    ["detection", DETECTION.sample, IMAGE],
    ["an empty image", DETECTION.sample, { ...IMAGE, boxes: [], labels: [], area: [], crowd: [] }],
    ["similarity", SIMILARITY.sample, { score: -3, cluster: "c" }],
    ["search", SEARCH.sample, { relevant: { d: 2, e: 0, f: -1 } }],
    ["text", TEXT.sample, { tokens: 3 }],
    ["regression", REGRESSION.sample, { value: -3.5 }],
    ["segmentation", SEGMENTATION.sample, {}],
    ["parity", PARITY.sample, {}],
  ])("of %s is accepted", (_, check, line) => {
    expect(said(check, line)).toBe("accepted");
  });

  test.each<[string, Check<unknown>, object, RegExp]>([
    [
      "a box of no size at all",
      DETECTION.sample,
      { ...IMAGE, boxes: [[0, 0, -1, 4]] },
      /boxes.0.2/,
    ],
    ["lists that differ in length", DETECTION.sample, { ...IMAGE, crowd: [] }, /differ in length/],
    ["a crowd of half", DETECTION.sample, { ...IMAGE, crowd: [0.5] }, /crowd.0/],
    ["no relevant document", SEARCH.sample, { relevant: { d: 0 } }, /no document is relevant/],
    ["no token", TEXT.sample, { tokens: 0 }, /tokens/],
    ["a key that nobody knows", PARITY.sample, { label: "cat" }, /label/],
  ])("with %s is refused", (_, check, line, why) => {
    expect(said(check, line)).toMatch(why);
  });
});

describe("a record", () => {
  test.each<[string, Check<unknown>, object]>([
    ["classification", CLASSIFICATION.record, { top: [["cat", 1]], loss: 0 }],
    [
      "a class of minus infinity",
      CLASSIFICATION.record,
      { top: [["cat", 0]], last: ["dog"], impossible: true },
    ],
    ["detection", DETECTION.record, FOUND],
    ["nothing detected", DETECTION.record, { boxes: [], labels: [], scores: [] }],
    ["similarity", SIMILARITY.record, { cosine: 0.5, fidelity: { out: NEAR } }],
    ["search", SEARCH.record, { ranking: [["d", 0.5]] }],
    ["text", TEXT.record, { nll: [0.5, 0], kl: [0, 0], agree: [1, 0] }],
    ["regression", REGRESSION.record, { value: 1e300 }],
    ["segmentation", SEGMENTATION.record, { classes: { road: [3, 9], sky: [0, 0] } }],
    ["parity", PARITY.record, { fidelity: { out: NEAR } }],
    ["a task of the user's own", CUSTOM.record, { values: { errors: 0.5 } }],
    ["a failure", DETECTION.record, { error: "not an image" }],
  ])("of %s is accepted", (_, check, line) => {
    expect(said(check, line)).toBe("accepted");
  });

  test.each<[string, Check<unknown>, object, RegExp]>([
    ["a loss below 0", CLASSIFICATION.record, { top: [["cat", 1]], loss: -1 }, /loss/],
    ["a negative box", DETECTION.record, { ...FOUND, boxes: [[0, 0, 4, -4]] }, /boxes.0.3/],
    ["a score too many", DETECTION.record, { ...FOUND, scores: [1, 1] }, /differ in length/],
    [
      "ten thousand and one boxes",
      DETECTION.record,
      ofBoxes(10_001),
      /expected array to have <=10000 items/,
    ],
    ["an empty ranking", SEARCH.record, { ranking: [] }, /ranking/],
    [
      "ten thousand and one documents",
      SEARCH.record,
      { ranking: Array.from({ length: 10_001 }, (_, at) => [`d${at}`, -at]) },
      /expected array to have <=10000 items/,
    ],
    ["a token more than certain", TEXT.record, { nll: [-0.5] }, /nll.0/],
    ["half an agreement", TEXT.record, { nll: [1], agree: [0.5] }, /agree.0/],
    [
      "more shared than there is",
      SEGMENTATION.record,
      { classes: { road: [9, 3] } },
      /classes.road: more pixels shared than there are/,
    ],
    ["no output at all", PARITY.record, { fidelity: {} }, /no output was compared/],
    [
      "a distance below 0",
      PARITY.record,
      { fidelity: { a: { ...NEAR, "max-error": -1 } } },
      /max-error/,
    ],
    ["text for a number", CUSTOM.record, { values: { errors: "NaN" } }, /values.errors/],
    ["an error that is no text", CUSTOM.record, { error: 7, values: {} }, /error/],
  ])("with %s is refused", (_, check, line, why) => {
    expect(said(check, line)).toMatch(why);
  });

  test.each<[string, Check<unknown>, string]>([
    ["classification", CLASSIFICATION.record, '{"id":"a","top":[["cat",1e999]]}'],
    ["a loss", CLASSIFICATION.record, '{"id":"a","top":[["cat",1]],"loss":1e999}'],
    [
      "detection",
      DETECTION.record,
      '{"id":"a","boxes":[[0,0,1e999,1]],"labels":["c"],"scores":[1]}',
    ],
    ["similarity", SIMILARITY.record, '{"id":"a","cosine":-1e999}'],
    ["search", SEARCH.record, '{"id":"a","ranking":[["d",1e999]]}'],
    ["text", TEXT.record, '{"id":"a","nll":[1e999]}'],
    ["regression", REGRESSION.record, '{"id":"a","value":1e999}'],
    ["segmentation", SEGMENTATION.record, '{"id":"a","classes":{"c":[0,1e999]}}'],
    ["a task of the user's own", CUSTOM.record, '{"id":"a","values":{"m":1e999}}'],
    ["no value", SIMILARITY.record, '{"id":"a","cosine":null}'],
  ])("of %s with a number that is not finite is refused", (_, check, text) => {
    expect(said(check, text)).not.toBe("accepted");
  });
});

function ofBoxes(count: number) {
  const many = <Item>(item: Item) => Array.from({ length: count }, () => item);
  return { boxes: many(BOX), labels: many("cat"), scores: many(0.5) };
}
