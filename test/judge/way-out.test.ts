import { expect, test } from "vitest";
import { decimalOf } from "../../src/catalog/decimal.ts";
import { dropChances } from "../../src/statistics/before/drops.ts";
import { rateChances } from "../../src/statistics/before/rates.ts";
import { answers, type Fake, flipped, limitOf, recordsOf, type Scene } from "./scene.ts";

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

const grouped: Scene = { ...scene(2, 1), groupOf: (row) => `g${row - (row % 2)}` };

test("nor has one of examples of which some tell of one thing: nothing known says what more would tell", () => {
  expect(limitOf(grouped)).toMatchObject({ state: "inconclusive", leans: "pass" });
  expect(limitOf(grouped).wayOut).toBeUndefined();
});

/** Beside the 300 there are 100 more, of which the last 20 are answered differently. */
function withMore(label: string | null): Scene {
  const one = scene(2, 1, "top-1: { max-drop: 1.2 pt }");
  const beside = (answer: string) => [...Array(80).fill("cat"), ...Array(20).fill(answer)];
  const more = (fake: Fake | undefined, answer: string): Fake => ({
    answers: [...(fake?.answers ?? []), ...beside(answer)],
  });
  return {
    ...one,
    unlabelled: [...Array(80).fill(null), ...Array(20).fill(label)],
    head: { reference: more(one.head.reference, "cat"), int8: more(one.head.int8, "dog") },
  };
}

test("nor has one where labels are missing already, which would tell first", () => {
  const open = limitOf(withMore(null));
  expect(open).toMatchObject({ state: "inconclusive", leans: "pass" });
  expect(open.wayOut).toBeUndefined();
});

test("once those are labelled, the labels that it takes are counted from them too", () => {
  // A third class is right of all 20, so that none of them is lost or gained.
  const { wayOut = "" } = limitOf(withMore("fox"));
  const { offer } = toldIn(wayOut);
  expect(wayOut).toContain(`Only about ${Math.ceil((offer * 23) / 400)} of them need a label`);
});

test("nor has one of a variant that decides nothing", () => {
  const one = scene(2, 1);
  const policy = one.policy.replace("variants: {", "ship: pal4\n    variants: { pal4: {},");
  const head = { ...one.head, pal4: { answers: REFERENCE } };
  expect(limitOf({ ...one, policy, head }, "int8").wayOut).toBeUndefined();
});

test("the labels that it takes are of all that the two answer differently, not of what turned right or wrong alone", () => {
  const one = scene(2, 1);
  const others = flipped(REFERENCE, 2, 1).map((answer, at) =>
    answer === "dog" && at % 2 === 0 ? "fox" : answer,
  );
  const differ = others.filter((answer, at) => answer !== REFERENCE[at]).length;
  const { wayOut = "" } = limitOf({ ...one, head: { ...one.head, int8: { answers: others } } });
  const [, more = "", labels = ""] =
    /: ([\d,]+) more examples .* Only about ([\d,]+) of them/.exec(wayOut) ?? [];
  const [offer, count] = [more, labels].map((text) => Number(text.replaceAll(",", "")));
  expect(differ).toBeGreaterThan(10);
  expect(count).toBe(Math.ceil(((offer ?? 0) * differ) / 300));
});

/** What a way out says. */
function toldIn(wayOut = "") {
  const [, more = "", then, now] =
    /: ([\d,]+) more examples .* passes (\d+) times in 100 instead of (\d+)\.$/.exec(wayOut) ?? [];
  return { offer: Number(more.replaceAll(",", "")), after: Number(then), now: Number(now) };
}

test("of top-2 the labels are of those for which the two do not name the same two classes", () => {
  // Of 300 the variant names fox and cat instead of cat and dog for 12, and the label is fox for 1 of them.
  const before = answers(300, 150);
  const labels = before.map((answer, row) => (row === 0 ? "fox" : answer));
  const variant = before.map((answer, row) => (row < 12 ? "fox" : answer));
  const one: Scene = {
    ...{ policy: scene(0, 0, "top-2: { max-drop: 0.5 pt }").policy, samples: 300, labels },
    head: {
      reference: { answers: [], lines: recordsOf(before) },
      int8: { answers: [], lines: recordsOf(variant) },
    },
  };
  const { wayOut = "", state } = limitOf(one);
  expect(state).toBe("inconclusive");
  const { offer, after, now } = toldIn(wayOut);
  const passes = (n: number) =>
    dropChances({ n, limit: decimalOf(0.005), alpha: 0.05 })({ flips: 2 / 300, drop: 0 }).pass;
  expect(passes(300 + offer)).toBeGreaterThanOrEqual(0.8);
  expect([after, now]).toEqual([300 + offer, 300].map((n) => Math.round(100 * passes(n))));
  expect(wayOut).toContain(
    `Only about ${Math.ceil((offer * 12) / 300)} of them need a label, where the two do not name the same 2 best classes.`,
  );
});

test("agreement asks for no label: one more than was seen may differ, and none may be gained", () => {
  const { wayOut = "" } = limitOf(scene(2, 1, "agreement: { max-drop: 2.5 pt }"));
  const { offer, after, now } = toldIn(wayOut);
  const drop = 4 / 300;
  const passes = (n: number) =>
    dropChances({ n, limit: decimalOf(0.025), alpha: 0.05 })({ flips: drop, drop }).pass;
  expect(passes(300 + offer)).toBeGreaterThanOrEqual(0.8);
  expect([after, now]).toEqual([300 + offer, 300].map((n) => Math.round(100 * passes(n))));
  expect(wayOut).toContain("None of them needs a label.");
});

test("a floor under the agreement is told of the rate that was seen", () => {
  const { wayOut = "" } = limitOf(scene(2, 1, "agreement: { min: 98 % }"));
  const { offer, after, now } = toldIn(wayOut);
  const passes = (n: number) =>
    rateChances({ operator: "min", n, limit: decimalOf(0.98), alpha: 0.05 })(297 / 300).pass;
  expect(passes(300 + offer)).toBeGreaterThanOrEqual(0.8);
  expect([after, now]).toEqual([300 + offer, 300].map((n) => Math.round(100 * passes(n))));
  expect(wayOut).toContain("None of them needs a label.");
});

test("against the base too the labels are of all that the two answer differently", () => {
  const one = scene(2, 1, "top-1: { max-regression: 1 pt }");
  const others = flipped(REFERENCE, 2, 1).map((answer, at) =>
    answer === "dog" && at % 2 === 0 ? "fox" : answer,
  );
  const differ = others.filter((answer, at) => answer !== REFERENCE[at]).length;
  const whole = { ...one, head: { ...one.head, int8: { answers: others } } };
  const base = { reference: { answers: REFERENCE }, int8: { answers: REFERENCE } };
  const { wayOut = "" } = limitOf({ ...whole, base });
  const { offer } = toldIn(wayOut);
  expect(wayOut).toContain(`Only about ${Math.ceil((offer * differ) / 300)} of them need a label`);
});
