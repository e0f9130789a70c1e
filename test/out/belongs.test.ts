import { expect, test } from "vitest";
import { belongs } from "../../src/out/belongs.ts";
import { LAYOUT } from "../../src/out/layout.ts";

const slot = { model: "food", side: "head", variant: "int8", target: "iphone-15" } as const;

test.each([
  ...[LAYOUT.plan, LAYOUT.verdict, LAYOUT.comment, LAYOUT.history, LAYOUT.samples("food")],
  ...[LAYOUT.measurement(slot), LAYOUT.records(slot), LAYOUT.explanation(slot)],
  `${LAYOUT.recorded("target")}/${LAYOUT.measurement(slot)}`,
  `${LAYOUT.recorded("base")}/${LAYOUT.records(slot)}`,
  ...[LAYOUT.stamp({ index: 2, of: 3 }), LAYOUT.toLabel("food")],
  `${LAYOUT.labellingImages("food")}/Été/1 2.png`,
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
