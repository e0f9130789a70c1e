import { describe, expect, test } from "vitest";
import type { Check } from "../../src/contract/lines.ts";
import { CUSTOM_LINES } from "../../src/tasks/custom/lines.ts";
import { CLASSIFICATION_LINES } from "../../src/tasks/image-classification/lines.ts";
import { DETECTION_LINES } from "../../src/tasks/object-detection/lines.ts";
import { PARITY_LINES } from "../../src/tasks/parity/lines.ts";
import { REGRESSION_LINES } from "../../src/tasks/regression/lines.ts";
import { SEGMENTATION_LINES } from "../../src/tasks/segmentation/lines.ts";
import { SEARCH_LINES } from "../../src/tasks/semantic-search/lines.ts";
import { SIMILARITY_LINES } from "../../src/tasks/sentence-similarity/lines.ts";
import { TEXT_LINES } from "../../src/tasks/text-generation/lines.ts";

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
    ["classification", CLASSIFICATION_LINES.sample, { label: "cat", slices: { light: "dark" } }],
    ["detection", DETECTION_LINES.sample, IMAGE],
    [
      "an empty image",
      DETECTION_LINES.sample,
      { ...IMAGE, boxes: [], labels: [], area: [], crowd: [] },
    ],
    ["similarity", SIMILARITY_LINES.sample, { score: -3, cluster: "c" }],
    ["search", SEARCH_LINES.sample, { relevant: { d: 2, e: 0, f: -1 } }],
    ["text", TEXT_LINES.sample, { tokens: 3 }],
    ["regression", REGRESSION_LINES.sample, { value: -3.5 }],
    ["segmentation", SEGMENTATION_LINES.sample, {}],
    ["parity", PARITY_LINES.sample, {}],
  ])("of %s is accepted", (_, check, line) => {
    expect(said(check, line)).toBe("accepted");
  });

  test.each<[string, Check<unknown>, object, RegExp]>([
    [
      "a box of no size at all",
      DETECTION_LINES.sample,
      { ...IMAGE, boxes: [[0, 0, -1, 4]] },
      /boxes.0.2/,
    ],
    [
      "lists that differ in length",
      DETECTION_LINES.sample,
      { ...IMAGE, crowd: [] },
      /differ in length/,
    ],
    ["a crowd of half", DETECTION_LINES.sample, { ...IMAGE, crowd: [0.5] }, /crowd.0/],
    [
      "no relevant document",
      SEARCH_LINES.sample,
      { relevant: { d: 0 } },
      /no document is relevant/,
    ],
    ["no token", TEXT_LINES.sample, { tokens: 0 }, /tokens/],
    ["a key that nobody knows", PARITY_LINES.sample, { label: "cat" }, /label/],
  ])("with %s is refused", (_, check, line, why) => {
    expect(said(check, line)).toMatch(why);
  });
});

describe("a record", () => {
  test.each<[string, Check<unknown>, object]>([
    ["classification", CLASSIFICATION_LINES.record, { top: [["cat", 1]], loss: 0 }],
    [
      "a class of minus infinity",
      CLASSIFICATION_LINES.record,
      { top: [["cat", 0]], last: ["dog"], impossible: true },
    ],
    ["detection", DETECTION_LINES.record, FOUND],
    ["nothing detected", DETECTION_LINES.record, { boxes: [], labels: [], scores: [] }],
    ["similarity", SIMILARITY_LINES.record, { cosine: 0.5, fidelity: { out: NEAR } }],
    ["search", SEARCH_LINES.record, { ranking: [["d", 0.5]] }],
    ["text", TEXT_LINES.record, { nll: [0.5, 0], kl: [0, 0], agree: [1, 0] }],
    ["regression", REGRESSION_LINES.record, { value: 1e300 }],
    ["segmentation", SEGMENTATION_LINES.record, { classes: { road: [3, 9], sky: [0, 0] } }],
    ["parity", PARITY_LINES.record, { fidelity: { out: NEAR } }],
    ["a task of the user's own", CUSTOM_LINES.record, { values: { errors: 0.5 } }],
    ["a failure", DETECTION_LINES.record, { error: "not an image" }],
  ])("of %s is accepted", (_, check, line) => {
    expect(said(check, line)).toBe("accepted");
  });

  test.each<[string, Check<unknown>, object, RegExp]>([
    ["a loss below 0", CLASSIFICATION_LINES.record, { top: [["cat", 1]], loss: -1 }, /loss/],
    ["a negative box", DETECTION_LINES.record, { ...FOUND, boxes: [[0, 0, 4, -4]] }, /boxes.0.3/],
    ["a score too many", DETECTION_LINES.record, { ...FOUND, scores: [1, 1] }, /differ in length/],
    [
      "ten thousand and one boxes",
      DETECTION_LINES.record,
      ofBoxes(10_001),
      /expected array to have <=10000 items/,
    ],
    ["an empty ranking", SEARCH_LINES.record, { ranking: [] }, /ranking/],
    [
      "ten thousand and one documents",
      SEARCH_LINES.record,
      { ranking: Array.from({ length: 10_001 }, (_, at) => [`d${at}`, -at]) },
      /expected array to have <=10000 items/,
    ],
    ["a token more than certain", TEXT_LINES.record, { nll: [-0.5] }, /nll.0/],
    ["half an agreement", TEXT_LINES.record, { nll: [1], agree: [0.5] }, /agree.0/],
    [
      "more shared than there is",
      SEGMENTATION_LINES.record,
      { classes: { road: [9, 3] } },
      /classes.road: more pixels shared than there are/,
    ],
    ["no output at all", PARITY_LINES.record, { fidelity: {} }, /no output was compared/],
    [
      "a distance below 0",
      PARITY_LINES.record,
      { fidelity: { a: { ...NEAR, "max-error": -1 } } },
      /max-error/,
    ],
    ["text for a number", CUSTOM_LINES.record, { values: { errors: "NaN" } }, /values.errors/],
    ["an error that is no text", CUSTOM_LINES.record, { error: 7, values: {} }, /error/],
  ])("with %s is refused", (_, check, line, why) => {
    expect(said(check, line)).toMatch(why);
  });

  test.each<[string, Check<unknown>, string]>([
    ["classification", CLASSIFICATION_LINES.record, '{"id":"a","top":[["cat",1e999]]}'],
    ["a loss", CLASSIFICATION_LINES.record, '{"id":"a","top":[["cat",1]],"loss":1e999}'],
    [
      "detection",
      DETECTION_LINES.record,
      '{"id":"a","boxes":[[0,0,1e999,1]],"labels":["c"],"scores":[1]}',
    ],
    ["similarity", SIMILARITY_LINES.record, '{"id":"a","cosine":-1e999}'],
    ["search", SEARCH_LINES.record, '{"id":"a","ranking":[["d",1e999]]}'],
    ["text", TEXT_LINES.record, '{"id":"a","nll":[1e999]}'],
    ["regression", REGRESSION_LINES.record, '{"id":"a","value":1e999}'],
    ["segmentation", SEGMENTATION_LINES.record, '{"id":"a","classes":{"c":[0,1e999]}}'],
    ["a task of the user's own", CUSTOM_LINES.record, '{"id":"a","values":{"m":1e999}}'],
    ["no value", SIMILARITY_LINES.record, '{"id":"a","cosine":null}'],
  ])("of %s with a number that is not finite is refused", (_, check, text) => {
    expect(said(check, text)).not.toBe("accepted");
  });
});

function ofBoxes(count: number) {
  const many = <Item>(item: Item) => Array.from({ length: count }, () => item);
  return { boxes: many(BOX), labels: many("cat"), scores: many(0.5) };
}
