import { describe, expect, test } from "vitest";
import { candidateOf } from "../../../scripts/simulate/ladders.ts";
import { type SingleTest, testTogether } from "../../../src/judge/choice/together.ts";

/** Five variants from the largest to the smallest; what becomes of each is told by a letter. */
type Fate = "keeps" | "doubt" | "hopeless";
const LADDER = {
  name: "",
  n: 800,
  drops: [0, 0, 0, 0, 0],
  limits: [1, 1, 1, 1, 1],
  turn: "apart",
} as const;
const NONE = { n: 800, lost: 0, gained: 0 };

function tested(fates: readonly Fate[], ships?: number, limits: readonly number[] = LADDER.limits) {
  const candidates = fates.map((_, at) => candidateOf({ ...LADDER, limits }, at, NONE));
  const fateOf = (one: (typeof candidates)[number]) => fates[candidates.indexOf(one)];
  const test: SingleTest = {
    keeps: (one) => fateOf(one) === "keeps",
    breaks: (one) => fateOf(one) === "hopeless",
  };
  const candidate = ships === undefined ? undefined : candidates[ships];
  const found = testTogether(
    candidates,
    { ships: candidate ? { kind: "one", candidate } : { kind: "any" }, objective: "size" },
    test,
  );
  return found.map(({ candidate: { name }, share }) => [name, Number(share.toFixed(4))]);
}

describe("where a variant ships", () => {
  test("it and each smaller one have the whole alpha, up to the first that does not pass", () => {
    expect(tested(["keeps", "keeps", "keeps", "doubt", "keeps"], 1)).toEqual([
      ["v1", 1],
      ["v2", 1],
      ["v3", 1],
    ]);
  });

  test("and the hopeless end it too", () => {
    expect(tested(["keeps", "keeps", "hopeless", "keeps", "keeps"], 1)).toHaveLength(2);
  });
});

describe("where all are enforced", () => {
  test("the first has half, each other an eighth, and what passes hands on all it had", () => {
    expect(tested(["keeps", "keeps", "keeps", "keeps", "keeps"]).map(([, share]) => share)).toEqual(
      [0.49, 0.6125, 0.735, 0.8575, 0.98],
    );
  });

  test("what is in doubt keeps what it had, and what is hopeless hands it on", () => {
    const shares = tested(["keeps", "doubt", "hopeless", "keeps", "keeps"]).map(([, one]) => one);
    expect(shares).toEqual([0.49, 0.6125, 0.1225, 0.245, 0.3675]);
  });

  test("one that its examples can hardly certify comes last, and takes nothing from the others", () => {
    const found = tested(["doubt", "keeps", "keeps"], undefined, [0.2, 1, 1]);
    expect(found).toEqual([
      ["v1", 0.49],
      ["v2", 0.735],
      ["v0", 0.98],
    ]);
  });

  test("a single one has the whole of it", () => {
    expect(tested(["keeps"])).toEqual([["v0", 1]]);
  });
});
