import { describe, expect, test } from "vitest";
import { build } from "../../src/judge/build.ts";
import { judgeModel } from "../../src/judge/model.ts";
import { isFailure, proofsOf } from "../../src/judge/proofs.ts";
import { findMetric } from "../../src/tasks/rows.ts";
import {
  answers,
  evidenceOf,
  flipped,
  limitOf,
  modelOf,
  planned,
  type Scene,
  verdictOf,
} from "./scene.ts";

const RIGHT = answers(1000, 950);

/** Each variant with a limit of 1 point, and what it lost and gained of 1000. */
function scene(flips: Readonly<Record<string, readonly [number, number]>>, ship = ""): Scene {
  const variants = Object.keys(flips).map(
    (name) => `      ${name}: { source: ${name}.mlpackage, limits: { top-1: { max-drop: 1 pt } } }`,
  );
  const policy = [
    "version: 1",
    "models:",
    "  food:",
    "    source: Model.mlpackage",
    "    task: image-classification",
    "    data: { images: Eval }",
    ...(ship === "" ? [] : [`    ship: ${ship}`]),
    "    variants:",
    ...variants,
  ].join("\n");
  const heads = Object.entries(flips).map(
    ([name, [lost, gained]]) => [name, { answers: flipped(RIGHT, lost, gained) }] as const,
  );
  return {
    policy,
    samples: 1000,
    head: { reference: { answers: RIGHT }, ...Object.fromEntries(heads) },
  };
}

/** With 95 % confidence the drop is more than 1 point, but not with 99 %. */
const BARELY = [25, 5] as const;
const PLAINLY = [90, 0] as const;
const KEPT = [2, 2] as const;

describe("a failure is proven where Holm's procedure holds it among all enforced limits", () => {
  test("alone, by failing at all", () => {
    const limit = limitOf(scene({ a: BARELY }), "a");
    expect(limit).toMatchObject({ state: "fail", proven: true });
    expect(limit.why).not.toContain("not proven");
  });

  test("a bare one is not, among six", () => {
    const six = scene({ a: BARELY, b: KEPT, c: KEPT, d: KEPT, e: KEPT, f: KEPT });
    const limit = limitOf(six, "a");
    expect(limit).toMatchObject({ state: "fail", outcome: "fail" });
    expect(limit).not.toHaveProperty("proven");
    expect(limit.why).toMatch(
      /Of 6 enforced limits one may fail so by chance, so it is not proven$/,
    );
  });

  test("a plain one is, among six", () => {
    const six = scene({ a: PLAINLY, b: KEPT, c: KEPT, d: KEPT, e: KEPT, f: KEPT });
    expect(limitOf(six, "a")).toMatchObject({ proven: true });
  });

  test("once others are proven the share that is left is larger", () => {
    const mostly = scene({ a: BARELY, b: PLAINLY, c: PLAINLY, d: PLAINLY, e: PLAINLY, f: PLAINLY });
    expect(limitOf(mostly, "a")).toMatchObject({ proven: true });
  });

  test("limits that are not enforced do not count, and are not marked", () => {
    const others = { a: BARELY, b: PLAINLY, c: KEPT, d: KEPT, e: KEPT, f: KEPT };
    expect(limitOf(scene(others, "a"), "a")).toMatchObject({ proven: true });
    expect(limitOf(scene(others, "a"), "b")).not.toHaveProperty("proven");
  });

  test("the sentence on the whole run says so too", () => {
    const six = scene({ a: BARELY, b: KEPT, c: KEPT, d: KEPT, e: KEPT, f: KEPT });
    expect(verdictOf(six).because).toContain("not proven");
  });
});

describe("what no chance decides is not among them", () => {
  const withMore = (more: string, a: readonly [number, number]) => {
    const one = scene({ a });
    return { ...one, policy: one.policy.replace("{ top-1: { max-drop: 1 pt } }", more) };
  };

  test("neither sizes, bits nor versions", () => {
    const sizes =
      "size: { max: 1 MB, max-ratio: 9 }, bits-per-weight: { max: 9 }, minimum-os: { max: iOS 17 }";
    const found = limitOf(withMore(`{ top-1: { max-drop: 1 pt }, ${sizes} }`, BARELY), "a");
    expect(found).toMatchObject({ state: "fail", proven: true });
  });

  test("a size that is too large is proven by itself", () => {
    const limit = limitOf(withMore("{ size: { max: 1 KB } }", KEPT), "a");
    expect(limitOf(withMore("{ size: { max: 999 B } }", KEPT), "a")).toMatchObject({
      ...{ state: "fail", proven: true },
    });
    expect(limit).not.toHaveProperty("proven");
  });

  test("nor answers of the same bits", () => {
    const six = scene({ a: BARELY, b: KEPT, c: KEPT, d: KEPT, e: KEPT, f: KEPT });
    const reference = { answers: RIGHT, weights: "2" };
    const same = { ...reference, bits: 8, bytes: 1000 };
    const head = { ...six.head, reference, ...{ b: same, c: same, d: same, e: same, f: same } };
    expect(limitOf({ ...six, head }, "b")).toMatchObject({ state: "pass", interval: [0, 0] });
    expect(limitOf({ ...six, head }, "a")).toMatchObject({ state: "fail", proven: true });
    const other = { ...head, b: { ...same, weights: "3" } };
    expect(limitOf({ ...six, head: other }, "a")).not.toHaveProperty("proven");
  });
});

test("the limits of other models are no reason to doubt one's own", () => {
  const six = scene({ a: BARELY, b: KEPT, c: KEPT, d: KEPT, e: KEPT, f: KEPT });
  const [head = "", ...lines] = six.policy.split(/(?= {6}\w: \{ source)/);
  const [first = "", ...rest] = lines;
  const model = head.slice(head.indexOf("  food:")).replace("food", "wine");
  const policy = `${head}${first.trimEnd()}\n${model}${rest.join("")}`;
  const { models } = verdictOf({ ...six, policy });
  expect(models.map(({ variants }) => variants.length)).toEqual([1, 5]);
  expect(models[0]?.variants[0]?.limits[0]).toMatchObject({ state: "fail", proven: true });
});

test("a screen that fails is not proven, for it proves nothing", () => {
  const one = scene({ a: PLAINLY });
  const [modelCase] = build({ ...planned(one), evidence: evidenceOf(one) }).models;
  if (modelCase?.kind !== "judged") throw new Error("the model is judged");
  const found = judgeModel(modelCase);
  const proofs = (metric: string) => {
    const variants = found.variants.map((variant) => ({
      ...variant,
      limits: variant.limits.map((limit) => ({ ...limit, metric: findMetric(metric) })),
    }));
    const { isProven } = proofsOf({ ...found, variants });
    return variants.flatMap(({ limits }) => limits.filter(isFailure).map(isProven));
  };
  expect(proofs("kl")).toEqual([]);
  expect(proofs("top-1")).toEqual([true]);
});

test("what nobody wrote is not counted among the enforced limits, and is not proven", () => {
  const lost = scene({ a: KEPT }, "a");
  const head = { ...lost.head, reference: { answers: flipped(RIGHT, 60, 0), weights: "5" } };
  const a = { answers: flipped(RIGHT, 60, 0) };
  const base = { reference: { answers: RIGHT, weights: "6" }, a: { answers: RIGHT } };
  const { itself } = modelOf({ ...lost, head: { ...head, a }, base });
  const [implied] = itself?.limits ?? [];
  expect(implied).toMatchObject({ implied: true, state: "fail", outcome: "fail" });
  expect(implied?.why).toMatch(
    /Of 1 enforced limit one may fail so by chance, so it is not proven$/,
  );
});
