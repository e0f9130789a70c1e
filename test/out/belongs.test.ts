import { expect, test } from "vitest";
import { belongs, isOurs, MEASURED, removedBy } from "../../src/out/belongs.ts";
import { LAYOUT } from "../../src/out/layout.ts";
import { FORMATS } from "../../src/report/formats.ts";

const slot = { model: "food", side: "head", variant: "int8", target: "iphone-15" } as const;

test.each([
  ...[
    LAYOUT.plan.path,
    LAYOUT.verdict.path,
    FORMATS.comment.file.path,
    LAYOUT.history.path,
    LAYOUT.samples.of({ model: "food" }),
  ],
  ...[LAYOUT.measurement.of(slot), LAYOUT.records.of(slot), LAYOUT.explanation.of(slot)],
  LAYOUT.recordedMeasurement.of({ ...slot, from: "target" }),
  LAYOUT.recordedRecords.of({ ...slot, from: "base" }),
  ...[LAYOUT.stamp.of({ index: 2, of: 3 }), LAYOUT.toLabel.of({ model: "food" })],
  `${LAYOUT.labellingImages.of({ model: "food" })}Été/1 2.png`,
  "packages/food/head/int8.mlpackage/Data/com.apple.CoreML/weights/weight.bin",
])("%s is part of an out folder", (path) => {
  expect(belongs(path)).toBe(true);
});

test.each([
  ...["evil.sh", "plan.json/x", "x/plan.json", "Plan.json", "", ".git/config"],
  ...["measurements/food/head/int8/x.sh", "measurements/x.json", "records/a/b/c/d.jsonl/e"],
  ...["packages/food/head/int8.sh", "samples/../plan.json", "labelling/food/images"],
])("%s is not", (path) => {
  expect(belongs(path)).toBe(false);
});

test.each(["plan.json", "recorded", "packages", "plan.json.0123abcd.tmp", ".measuring-a_b1"])(
  "%s at the top of a folder is ours to remove",
  (name) => {
    expect(isOurs(name)).toBe(true);
  },
);

test.each(["precious", "plan.json.tmp", "plan", ".measuring", "x.measuring-ab", ".git"])(
  "%s is not",
  (name) => {
    expect(isOurs(name)).toBe(false);
  },
);

test("who judges removes the verdict of before, and no list that somebody may be filling in", () => {
  expect(removedBy("judge")).toEqual(["explanations", "verdict.json", "comment.md"]);
});

test("what shards bring takes the place of measurements, records, parts and stamps", () => {
  expect(removedBy("judge --measured")).toEqual(["measurements", "records", "parts", "shards"]);
});

test("a shard has for others what measuring writes", () => {
  expect(MEASURED).toEqual(["measurements", "records", "parts", "shards", "packages"]);
});
