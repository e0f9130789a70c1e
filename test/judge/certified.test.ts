import { describe, expect, test } from "vitest";
import type { ClassificationLine } from "../../src/tasks/image-classification/lines.ts";
import { answers, modelOf, type Scene, variantOf, verdictOf } from "./scene.ts";

const N = 400;
const RIGHT = answers(N, 360);

/** int8 with these limits, and whatever else the model's variants are. */
function scene(limits: string, more: Partial<Scene> = {}, lines: readonly string[] = []): Scene {
  const policy = [
    "version: 1",
    "models:",
    "  food:",
    "    source: Model.mlpackage",
    "    task: image-classification",
    "    data: { images: Eval, labels: l.csv, slice-by: [light] }",
    ...lines,
    "    variants:",
    `      int8: ${limits}`,
  ].join("\n");
  const same = { answers: RIGHT };
  const head = { reference: same, int8: same };
  return {
    policy,
    samples: N,
    head,
    slicesOf: (row) => ({ light: row < 20 ? "dark" : "day" }),
    ...more,
  };
}

const SLICES =
  "{ slices: { light=dark: { top-1: { max-drop: 1 pt } }, light=day: { top-1: { max-drop: 0.1 pt } } } }";
const NEW: Partial<Scene> = { planned: { base: { kind: "absent", why: "no base has it" } } };

describe("an enforced variant of which nothing is certified is at best a warning", () => {
  test.each<[string, Scene, string]>([
    ["without any limit", scene("{}"), "it is enforced and has no limit"],
    [
      "with limits on slices that the data leave undecided",
      scene(SLICES),
      "no limit was decided as kept (2 on slices that the data leave undecided)",
    ],
    [
      "with nothing but a limit against a base that does not exist",
      scene("{ limits: { top-1: { max-regression: 1 pt } } }", NEW),
      "no limit was decided as kept (1 not applicable)",
    ],
    [
      "with limits that no answer could break",
      scene("{ limits: { top-3: { min: 10 %, max-drop: 9 pt } } }"),
      "no limit was decided as kept (2 that cannot fail)",
    ],
  ])("%s", (_, found, why) => {
    for (const setting of ["warn", "fail"]) {
      const policy = `${found.policy}\ngate: { on-inconclusive: ${setting} }`;
      const { outcome, uncertified } = variantOf({ ...found, policy }, "int8");
      expect(outcome).toBe("warn");
      expect(uncertified).toContain(`nothing is certified: ${why}`);
      expect(verdictOf({ ...found, policy })).toMatchObject({
        ...{ outcome: "warn", because: `food/int8: ${uncertified}` },
      });
      expect(modelOf({ ...found, policy }).recommended).toBeNull();
    }
  });

  test.each<[string, Scene]>([
    ["a slice that is certain", scene(SLICES.replace("0.1 pt", "2 pt"))],
    ["a size", scene(SLICES.replace(/ \}$/, ", limits: { size: { max: 1 MB } } }"))],
    ["another top-k", scene("{ limits: { top-3: { min: 10 % }, top-1: { min: 80 % } } }")],
    [
      "a drop, beside a limit that does not apply yet",
      scene("{ limits: { top-1: { max-drop: 2 pt, max-regression: 1 pt } } }", NEW),
    ],
  ])("not where something is: %s", (_, found) => {
    const judged = variantOf(found, "int8");
    expect(judged.outcome).toBe("pass");
    expect(judged).not.toHaveProperty("uncertified");
  });

  test("nor what is not enforced, nor the reference that the others are measured from", () => {
    const beside = (lines: string[]) => {
      const found = scene("{ limits: { top-1: { max-drop: 2 pt } } }", {}, lines);
      const head = {
        ...found.head,
        fp32: { answers: RIGHT },
        fp16: { answers: RIGHT, bits: 16, bytes: 2000 },
      };
      return { ...found, head, policy: `${found.policy}\n      fp32: {}\n      fp16: {}` };
    };
    const outcomes = (lines: string[]) =>
      modelOf(beside(lines)).variants.map(({ outcome }) => outcome);
    expect(outcomes(["    reference: fp32"])).toEqual(["pass", "pass", "warn"]);
    expect(outcomes(["    reference: fp32", "    ship: int8"])).toEqual(["pass", "pass", "pass"]);
    expect(outcomes(["    reference: fp32", "    ship: fp32"])).toEqual(["pass", "warn", "pass"]);
  });
});

describe("a top-k of no more classes than k cannot fail", () => {
  const limits = "{ limits: { top-3: { min: 10 % } } }";
  const more = (row: number): ClassificationLine => ({
    id: `s${row}`,
    top: [
      ["cat", 0.7],
      ["dog", 0.2],
      [row === 399 ? "owl" : "fox", 0.1],
    ],
  });

  test("and says so", () => {
    const [limit] = variantOf(scene(limits), "int8").limits;
    expect(limit).toMatchObject({ state: "pass" });
    expect(limit?.why).toContain("; top-3 of 3 classes cannot fail, and certifies nothing");
  });

  test("but one record with a class that no other has shows that there are more", () => {
    const lines = RIGHT.map((_, row) => more(row));
    const head = { reference: { answers: RIGHT }, int8: { answers: RIGHT, lines } };
    expect(variantOf(scene(limits, { head }), "int8").outcome).toBe("pass");
  });

  test("nor do records of one class alone show how many there are", () => {
    const lines = RIGHT.map((_, row): ClassificationLine => ({ id: `s${row}`, top: [["cat", 1]] }));
    const head = { reference: { answers: RIGHT, lines }, int8: { answers: RIGHT, lines } };
    const found = scene("{ limits: { top-1: { min: 10 % } } }", { head });
    expect(variantOf(found, "int8").outcome).toBe("pass");
  });
});
