import { describe, expect, test } from "vitest";
import { Verdict } from "../../src/contract/verdict.ts";
import { verdictOn } from "../../src/judge/judge.ts";
import { formatVerdict } from "../../src/judge/verdict.ts";
import { readPolicy } from "../../src/policy/read.ts";
import { answers, COMMIT, evidenceOf, flipped, planned, type Scene } from "./scene.ts";

const N = 1000;
const REFERENCE = answers(N, 900);
const BAD = { answers: flipped(REFERENCE, 90, 1), weights: "a" };
const WEIGHTS = `sha256:${"a".repeat(64)}`;
const OTHERS = `sha256:${"b".repeat(64)}`;
const TODAY = "2027-01-31";
const GRANTED = { reason: "the new camera needs it", approver: "@lead", until: "2027-02-28" };

interface Given {
  readonly weights?: string;
  readonly until?: string;
  readonly limit?: string;
  readonly variant?: string;
  readonly model?: string;
  readonly int8?: Scene["head"][string];
  readonly plan?: Scene["plan"];
}

function policyOf({ model = "", ...given }: Given): string {
  const { weights = WEIGHTS, until = GRANTED.until } = given;
  const { limit = "top-1 max-drop", variant = "int8" } = given;
  return `version: 1
models:
  food:
    source: Food.mlpackage
    task: image-classification
    data: { arrays: food.npz, labels: labels.csv }
    ${model}
    variants:
      fp16: { limits: { top-1: { max-drop: 1 pt } } }
      int8: { limits: { top-1: { max-drop: 1 pt, min: 50 % }, size: { max: 2 KB } } }
waivers:
  - { model: food, variant: ${variant}, limit: ${limit}, weights: "${weights}", until: ${until}, reason: ${GRANTED.reason}, approver: "${GRANTED.approver}" }
`;
}

/** One waiver under judgement. */
function waive(given: Given = {}) {
  const head = {
    reference: { answers: REFERENCE },
    fp16: { answers: REFERENCE, bits: 16 },
    int8: given.int8 ?? BAD,
  };
  const scene: Scene = {
    ...{ policy: policyOf(given), samples: N, head },
    plan: { today: TODAY, ...given.plan },
  };
  const { plan, policies } = planned(scene);
  const verdict = verdictOn({ plan, policies, evidence: evidenceOf(scene) });
  const limits = verdict.models[0]?.variants.flatMap((variant) => variant.limits) ?? [];
  const failing = limits.find(({ state }) => state === "fail" || state === "inconclusive");
  return { verdict, waiver: verdict.waivers?.[0], failing };
}

describe("a waiver of a failing limit", () => {
  test("makes it a warning that says why, by whom and until when", () => {
    const { verdict, failing, waiver } = waive();
    expect(verdict.outcome).toBe("warn");
    expect(failing).toMatchObject({ state: "fail", outcome: "warn", waived: GRANTED });
    expect(waiver).toMatchObject({ ...GRANTED, fate: "waives", at: { commit: COMMIT, line: 12 } });
    expect(verdict.because).toMatch(/waived until 2027-02-28: the new camera needs it$/);
  });

  test("holds on its last day, and no longer", () => {
    expect(waive({ until: TODAY }).verdict.outcome).toBe("warn");
    const late = waive({ until: "2027-01-30" });
    expect(late.verdict.outcome).toBe("fail");
    expect(late.waiver).toMatchObject({
      fate: "expired",
      why: "its last day was 2027-01-30, and this is 2027-01-31",
    });
  });

  test("does not follow the model to other weights, and names those it would need", () => {
    const { verdict, waiver, failing } = waive({ weights: OTHERS });
    expect(verdict.outcome).toBe("fail");
    expect(failing?.weights).toBe(WEIGHTS);
    expect(waiver).toMatchObject({
      fate: "other-weights",
      why: "the weights of int8 are others now",
      now: WEIGHTS,
    });
  });

  test("leaves other limits of the same variant as they are", () => {
    const tooLarge = { ...BAD, bytes: 3000 };
    expect(waive({ int8: tooLarge }).verdict.outcome).toBe("fail");
  });

  test("covers a doubt too", () => {
    const doubtful = { answers: flipped(REFERENCE, 12, 1), weights: "a" };
    const { failing, verdict } = waive({ int8: doubtful });
    expect(failing).toMatchObject({ state: "inconclusive", leans: "fail", outcome: "warn" });
    expect(verdict.outcome).toBe("warn");
  });

  test("is recommended by nobody", () => {
    expect(waive({ model: "ship: int8" }).verdict.models[0]?.recommended).not.toBe("int8");
  });
});

describe("a waiver waives nothing, and is told of,", () => {
  test("where its limit is kept", () => {
    const { waiver, verdict } = waive({ int8: { answers: REFERENCE, weights: "a" } });
    expect(waiver).toMatchObject({ fate: "idle", why: "the limit stops nothing" });
    expect(verdict.models[0]?.variants[1]?.limits[0]).not.toHaveProperty("waived");
  });

  test("where its variant is not enforced", () => {
    const { waiver, failing } = waive({ model: "ship: fp16" });
    expect(waiver).toMatchObject({
      fate: "idle",
      why: "int8 is not enforced, so it stops nothing",
    });
    expect(failing).toMatchObject({ outcome: "fail" });
    expect(failing).not.toHaveProperty("waived");
  });

  test("where its limit was not measured", () => {
    const { waiver, verdict } = waive({ int8: { answers: [], failed: "it died" } });
    expect(waiver?.fate).toBe("unmeasured");
    expect(verdict.outcome).toBe("fail");
  });

  test("where its variant did not shrink, which proves nothing", () => {
    const { waiver, verdict } = waive({ int8: { answers: REFERENCE, bits: 32, weights: "a" } });
    expect(waiver?.fate).toBe("unmeasured");
    expect(verdict.outcome).toBe("fail");
  });

  test("where the head deletes the model", () => {
    const { plan, policies } = planned({
      ...{ policy: policyOf({}), samples: N, head: {} },
      ...{ plan: { today: TODAY }, planned: { status: "removed", why: "gone" } },
    });
    const evidence = evidenceOf({ policy: "", samples: 0, head: {} });
    const { waivers } = verdictOn({ plan, policies, evidence });
    expect(waivers?.[0]?.fate).toBe("idle");
  });

  test("where the plan knows no day", () => {
    const { plan, policies } = planned({ policy: policyOf({}), samples: N, head: {} });
    const scene = {
      policy: "",
      samples: N,
      head: { reference: { answers: REFERENCE }, int8: BAD },
    };
    const verdict = verdictOn({ plan, policies, evidence: evidenceOf(scene) });
    expect(verdict.waivers?.[0]?.fate).toBe("undated");
    expect(verdict.outcome).toBe("fail");
  });

  test("where only the head's policy has it", () => {
    const { plan, policies } = planned({
      ...{ policy: policyOf({ weights: OTHERS }), samples: N, head: {} },
      plan: { today: TODAY },
    });
    const head = readPolicy(policyOf({}), "quantgate.yml");
    const scene = {
      policy: "",
      samples: N,
      head: { reference: { answers: REFERENCE }, int8: BAD },
    };
    const verdict = verdictOn({
      plan,
      policies: { ...policies, head },
      evidence: evidenceOf(scene),
    });
    expect(verdict.waivers?.map(({ fate }) => fate)).toEqual(["other-weights", "unmerged"]);
    expect(verdict.outcome).toBe("fail");
  });

  test("in a first policy, which is the head's own", () => {
    const { plan } = planned({ policy: policyOf({}), samples: N, head: {} });
    const first = { policies: { target: plan.policies.target, first: true } } as const;
    const { waiver, verdict } = waive({ plan: first });
    expect([waiver?.fate, verdict.outcome]).toEqual(["unmerged", "fail"]);
  });
});

test("the verdict is a file like any other", () => {
  const { verdict } = waive();
  expect(Verdict.parse(JSON.parse(formatVerdict(verdict))).waivers).toEqual(verdict.waivers);
});
