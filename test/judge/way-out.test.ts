import { expect, test } from "vitest";
import { decimalOf } from "../../src/catalog/decimal.ts";
import { dropChances } from "../../src/statistics/before/drops.ts";
import { answers, type Fake, flipped, limitOf, type Scene } from "./scene.ts";

const REFERENCE = answers(300, 270);

function scene(lost: number, gained: number, limits = "top-1: { max-drop: 1 pt }"): Scene {
  const policy = `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { arrays: food.npz, labels: labels.csv }
    variants: { int8: { limits: { ${limits} } } }`;
  const int8: Fake = { answers: flipped(REFERENCE, lost, gained) };
  return { policy, samples: 300, head: { reference: { answers: REFERENCE }, int8 } };
}

test("a doubt that leans to pass has the fewest unlabelled examples that end it, with the labels and the chances", () => {
  const { wayOut = "" } = limitOf(scene(2, 1));
  const [, more = "", labels, then, now] =
    /: ([\d,]+) more examples .* Only about (\d+) of them need a label, .* passes (\d+) times in 100 instead of (\d+)\.$/.exec(
      wayOut,
    ) ?? [];
  const offer = Number(more.replaceAll(",", ""));
  const supposed = { flips: 4 / 300, drop: 1 / 300 };
  const passes = (n: number) =>
    dropChances({ n, limit: decimalOf(0.01), alpha: 0.05 })(supposed).pass;
  expect(passes(300 + offer)).toBeGreaterThanOrEqual(0.8);
  expect(passes(300 + offer / 2.5)).toBeLessThan(0.8);
  expect(Number(then)).toBe(Math.round(100 * passes(300 + offer)));
  expect(Number(now)).toBe(Math.round(100 * passes(300)));
  expect(Number(labels)).toBe(Math.ceil(offer * supposed.flips));
});

test.each<[string, Scene]>([
  ["that passes", scene(0, 0, "top-1: { max-drop: 5 pt }")],
  ["that leans to fail", scene(5, 1)],
  ["on what is exactly at its limit, where more of the same do not help", scene(4, 1)],
  ["of what unlabelled examples do not serve", scene(2, 1, "top-1: { min: 89 % }")],
])("a limit %s has none", (_, one) => {
  expect(limitOf(one).wayOut).toBeUndefined();
});

test("nor has one of a variant that decides nothing", () => {
  const one = scene(2, 1);
  const policy = one.policy.replace("variants: {", "ship: pal4\n    variants: { pal4: {},");
  const head = { ...one.head, pal4: { answers: REFERENCE } };
  expect(limitOf({ ...one, policy, head }, "int8").wayOut).toBeUndefined();
});
