import { describe, expect, test } from "vitest";
import { isWaivable, outcomeOf } from "../../src/judge/outcome.ts";
import {
  answers,
  COMMIT,
  flipped,
  HEAD,
  limitOf,
  modelOf,
  type Scene,
  verdictOf,
} from "./scene.ts";

describe("what follows from a state", () => {
  test.each([
    ["pass", undefined, "pass", "pass"],
    ["not-applicable", undefined, "pass", "pass"],
    ["fail", undefined, "fail", "fail"],
    ["inconclusive", "pass", "warn", "fail"],
    ["inconclusive", "fail", "fail", "fail"],
    ["inconclusive", undefined, "fail", "fail"],
    ["unmeasured", undefined, "warn", "fail"],
  ] as const)("%s, leaning %s: under warn %s, under fail %s", (state, leans, lenient, strict) => {
    const standing = leans === undefined ? { state } : { state, leans };
    const warn = { onInconclusive: "warn", onUnmeasured: "warn" } as const;
    const fail = { onInconclusive: "fail", onUnmeasured: "fail" } as const;
    expect(outcomeOf(standing, warn)).toBe(lenient);
    expect(outcomeOf(standing, fail)).toBe(strict);
  });

  test.each([
    ["fail", undefined, "warn"],
    ["inconclusive", "fail", "warn"],
    ["inconclusive", "pass", "warn"],
    ["unmeasured", undefined, "fail"],
    ["pass", undefined, "pass"],
    ["not-applicable", undefined, "pass"],
  ] as const)("under a waiver %s, leaning %s, becomes %s", (state, leans, outcome) => {
    const standing = leans === undefined ? { state } : { state, leans };
    const fail = { onInconclusive: "fail", onUnmeasured: "fail" } as const;
    expect(outcomeOf(standing, fail, { enforced: true, waived: true })).toBe(outcome);
    expect(isWaivable(standing)).toBe(outcome === "warn");
  });

  test("a waiver changes nothing where nothing is enforced", () => {
    const warn = { onInconclusive: "warn", onUnmeasured: "warn" } as const;
    expect(outcomeOf({ state: "fail" }, warn, { enforced: false, waived: true })).toBe("fail");
  });

  test("each of the two settings rules its own state", () => {
    const mixed = { onInconclusive: "fail", onUnmeasured: "warn" } as const;
    expect(outcomeOf({ state: "inconclusive", leans: "pass" }, mixed)).toBe("fail");
    expect(outcomeOf({ state: "unmeasured" }, mixed)).toBe("warn");
  });
});

const N = 1000;
const REFERENCE = answers(N, 900);
const good = { answers: flipped(REFERENCE, 1, 1) };
const doubtful = { answers: flipped(REFERENCE, 8, 1) };
const bad = { answers: flipped(REFERENCE, 90, 1) };

function scene(head: Scene["head"], model = "", gate = ""): Scene {
  const variants = Object.keys(head).map(
    (name) => `      ${name}: { limits: { top-1: { max-drop: 1 pt } } }\n`,
  );
  const policy = `version: 1
${gate}
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { arrays: food.npz, labels: labels.csv }
    ${model}
    variants:
${variants.join("")}`;
  return { policy, samples: N, head: { reference: { answers: REFERENCE }, ...head } };
}

describe("a model is its worst enforced variant", () => {
  test.each<[string, Scene["head"], string, string]>([
    ["all pass", { int8: good, pal8: good }, "", "pass"],
    ["one is in doubt", { int8: good, pal8: doubtful }, "", "warn"],
    ["one fails", { int8: bad, pal8: doubtful }, "", "fail"],
    ["one that does not ship fails", { int8: good, pal8: bad }, "ship: int8", "pass"],
    ["the one that ships fails", { int8: good, pal8: bad }, "ship: pal8", "fail"],
  ])("%s", (_, head, model, outcome) => {
    expect(verdictOf(scene(head, model)).outcome).toBe(outcome);
  });

  test("and variants that do not ship are reported all the same", () => {
    const { variants } = modelOf(scene({ int8: good, pal8: bad }, "ship: int8"));
    expect(variants.map(({ name, enforced, outcome }) => [name, enforced, outcome])).toEqual([
      ["int8", true, "pass"],
      ["pal8", false, "fail"],
    ]);
  });
});

describe("settings", () => {
  test("of the nearest level rule", () => {
    const strict = (where: "gate" | "model") =>
      verdictOf(
        scene(
          { int8: doubtful },
          where === "model" ? "gate: { on-inconclusive: fail }" : "",
          where === "gate" ? "gate: { on-inconclusive: fail }" : "",
        ),
      ).outcome;
    expect([strict("gate"), strict("model")]).toEqual(["fail", "fail"]);
  });

  test("of the branch rule over all", () => {
    const gate = 'branches: { "release/**": { gate: { on-inconclusive: fail } } }';
    const on = (branch: string) =>
      verdictOf({ ...scene({ int8: doubtful }, "", gate), plan: { branch } }).outcome;
    expect([on("main"), on("release/1.0")]).toEqual(["warn", "fail"]);
  });
});

describe("the run", () => {
  test("says the first of the worst", () => {
    const { because } = verdictOf(scene({ int8: doubtful, pal8: bad, pal4: bad }));
    expect(because).toMatch(/^food\/pal8 top-1 max-drop 1 pt: 89 more of 1000 answers are wrong/);
    expect(because).toMatch(/\(and 1 more\)$/);
  });

  test("says how much was kept", () => {
    expect(verdictOf(scene({ int8: good, pal8: good })).because).toBe(
      "All 2 enforced limits are kept.",
    );
    expect(verdictOf(scene({ int8: good, pal8: bad }, "ship: int8")).because).toBe(
      "The one enforced limit is kept.",
    );
  });

  test("is an error where there is no model to judge", () => {
    const verdict = verdictOf({ ...scene({ int8: good }), plan: { models: [] } });
    expect([verdict.outcome, verdict.because]).toEqual(["error", "There is no model to judge."]);
  });

  test.each([
    ["removed", "", "warn", "It is not judged any more: gone."],
    ["removed", "gate: { on-removed: warn }", "warn", "It is not judged any more: gone."],
    ["removed", "gate: { on-removed: fail }", "fail", "It is not judged any more: gone."],
    ["missing", "", "error", "It could not be judged: gone."],
  ] as const)("of a model that is %s under %j is %s, and its first sentence says so", (...row) => {
    const [status, gate, outcome, because] = row;
    const verdict = verdictOf({
      ...scene({ int8: good }, "", gate),
      planned: { status, why: "gone" },
    });
    expect(verdict).toMatchObject({ outcome, because: `food: ${because}` });
    expect(verdict.models[0]).toMatchObject({ status, outcome, variants: [], because });
  });

  test("is at best a warning where nobody can tell what merging leaves", () => {
    const doubts = ["main has changed it too"];
    const doubted = verdictOf({ ...scene({ int8: good }), planned: { doubts } });
    expect(doubted).toMatchObject({ outcome: "warn", because: "food: main has changed it too" });
    expect(doubted.models[0]).toMatchObject({ outcome: "warn", doubts });
    expect(verdictOf({ ...scene({ int8: bad }), planned: { doubts } }).outcome).toBe("fail");
  });

  test("is a warning where a model that nobody judges comes as another goes", () => {
    const unjudged = { paths: ["A.mlpackage", "B.mlmodel"], more: 3 };
    const listed = verdictOf({ ...scene({ int8: good }), plan: { unjudged } });
    expect(listed).toMatchObject({ outcome: "pass", unjudged });
    const warns = "the entry food goes in the same change";
    const warned = verdictOf({
      ...scene({ int8: good }),
      plan: { unjudged: { ...unjudged, warns } },
    });
    expect(warned.outcome).toBe("warn");
    expect(warned.because).toMatch(
      /^No policy names A.mlpackage and 4 more, .* the entry food goes/,
    );
  });

  test("points at the policy that judged: the head's own for a new model", () => {
    const one = scene({ int8: good });
    const atOf = (policy: "target" | "head") =>
      limitOf({ ...one, planned: { policy, status: policy === "head" ? "new" : "judged" } }).at;
    expect([atOf("target").commit, atOf("head").commit]).toEqual([COMMIT, HEAD]);
  });

  test("refuses a plan that names a model its policy has not", () => {
    expect(() => verdictOf({ ...scene({ int8: good }), planned: { name: "drinks" } })).toThrow(
      "the plan names the model drinks, which its target policy does not",
    );
  });
});
