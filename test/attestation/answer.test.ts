import { expect, test } from "vitest";
import { whyNoAnswer } from "../../src/attestation/answer.ts";
import { PREDICATE_TYPE, type Predicate, Statement } from "../../src/attestation/predicate.ts";
import { takeOver } from "../../src/attestation/take-over.ts";
import { unsignedStatement } from "../../src/attestation/unsigned-statement.ts";
import type { Verdict } from "../../src/contract/verdict.ts";

const QUESTION = `sha256:${"9".repeat(64)}`;
const MACHINE = { os: "Debian GNU/Linux 12 x86_64", chip: "AMD EPYC" };
const FINGERPRINT = {
  ...{ engine: "portable", coremltools: "9.0", ...MACHINE },
  ...{ computeUnits: "cpu", evaluator: "e" },
};
const WEIGHTS = `sha256:${"a".repeat(64)}`;

const LIMIT = {
  ...{ metric: "top-1", operator: "min", target: 0.8, limit: "80 %", on: "portable" },
  ...({ observed: 0.9, state: "pass", outcome: "pass", why: "" } as const),
  at: { commit: null, path: "quantgate.yml", line: 7 },
};

function verdictOf(change: Partial<Verdict> = {}, limit: object = {}): Verdict {
  const variant = {
    ...{ name: "int8", outcome: "pass" as const, enforced: true, metrics: {}, notes: [] },
    origin: { fingerprint: FINGERPRINT, weightsDigest: WEIGHTS },
    limits: [{ ...LIMIT, ...limit }],
  };
  const model = {
    ...{ name: "food", outcome: "pass" as const, status: "judged", task: "parity", targets: [] },
    ...{ reference: null, recommended: "int8", because: "", notes: [], variants: [variant] },
  };
  return {
    ...{ schema: 1, outcome: "pass", because: "", confidence: 0.95, models: [model] },
    policy: { path: "quantgate.yml", digest: WEIGHTS, commit: null },
    ...{ head: { commit: null }, notes: [], ...change },
  };
}

const RUN = { id: 41, attempt: 1, event: "push", head: "1".repeat(40) };

function statementOf(verdict = verdictOf(), change: Partial<Predicate> = {}): Statement {
  const measurement = {
    ...({ schema: 1, model: "food", variant: "int8", side: "head", target: "portable" } as const),
    ...{ status: "measured" as const, fingerprint: FINGERPRINT },
  };
  const stated = unsignedStatement({
    ...{ verdict, question: QUESTION, run: RUN },
    measurements: [measurement, { ...measurement, variant: "fp16" }],
  });
  const predicate = { ...stated.predicate, ...change };
  return Statement.parse({ _type: "https://in-toto.io/Statement/v1", ...stated, predicate });
}

const SECOND = { ...FINGERPRINT, chip: "Apple M4" };

const asked = { question: QUESTION, machine: MACHINE };

test("a statement is about the weights and the question, and tells of each machine once", () => {
  const { subject, predicateType, predicate } = statementOf();
  expect(subject).toEqual([
    { name: "food/int8", digest: { sha256: "a".repeat(64) } },
    { name: "question", digest: { sha256: "9".repeat(64) } },
  ]);
  expect(predicateType).toBe(PREDICATE_TYPE);
  expect(predicate.fingerprints).toEqual([FINGERPRINT]);
});

test("a statement tells of every machine that shared the samples", () => {
  const fingerprints = [
    { rows: [0, 5] as [number, number], fingerprint: FINGERPRINT },
    { rows: [5, 9] as [number, number], fingerprint: SECOND },
  ];
  const { predicate } = unsignedStatement({
    ...{ verdict: verdictOf(), question: QUESTION, run: RUN },
    measurements: [
      {
        ...{ schema: 1, model: "food", variant: "int8", side: "head", target: "portable" },
        ...{ status: "measured", fingerprint: FINGERPRINT, fingerprints },
      },
    ],
  });
  expect(predicate.fingerprints).toEqual([FINGERPRINT, SECOND]);
});

test.each([
  ["passes", statementOf()],
  ["fails", statementOf(verdictOf({ outcome: "fail" }))],
  ["was measured elsewhere", statementOf(verdictOf(), { fingerprints: [] })],
])("a verdict that %s is an answer", (_, statement) => {
  expect(whyNoAnswer(statement, asked)).toBeUndefined();
});

test.each([
  ["another question", statementOf(verdictOf(), { question: WEIGHTS }), "another question"],
  ["subjects without the question", { ...statementOf(), subject: [] }, "another question"],
  [
    "a shard on another machine",
    statementOf(verdictOf(), { fingerprints: [FINGERPRINT, SECOND] }),
    "Apple M4, and this is Debian GNU/Linux 12 x86_64, AMD EPYC",
  ],
  ["what could not be judged", statementOf(verdictOf({ outcome: "error" })), "could not be judged"],
  ["a limit unmeasured", statementOf(verdictOf({}, { state: "unmeasured" })), "not all of it"],
])("%s is no answer", (_, statement, why) => {
  expect(whyNoAnswer(statement, asked)).toContain(why);
});

test("a limit that a variant was stopped before, which fails whatever it is, stands in no answer's way", () => {
  const { models, ...rest } = verdictOf(
    { outcome: "fail" },
    { state: "unmeasured", on: "portable" },
  );
  const on = (target: string) => ({
    ...rest,
    models: models.map((model) => ({
      ...model,
      variants: model.variants.map((variant) => ({
        ...variant,
        stopped: { [target]: { after: 335, of: 997, by: "top-1 min" } },
      })),
    })),
  });
  expect(whyNoAnswer(statementOf(on("portable")), asked)).toBeUndefined();
  expect(whyNoAnswer(statementOf(on("coreml-cpu")), asked)).toContain("not all of it");
});

test("a verdict that is taken over stands on this run's commits, and says where it comes from", () => {
  const [base, head] = ["2".repeat(40), "3".repeat(40)];
  const at = (commit: string) => ({ path: "quantgate.yml", commit, digest: WEIGHTS, text: "" });
  const before = verdictOf(
    { head: { commit: RUN.head }, policy: { ...at(base), commit: "1".repeat(40) } },
    { at: { commit: "1".repeat(40), path: "quantgate.yml", line: 7 } },
  );
  const verdict = takeOver(statementOf(before).predicate, {
    ...{ schema: 2, branch: "main", policies: { target: at(base) } },
    ...{ head: { commit: head }, base: { commit: base }, models: [], requests: [], notes: [] },
  });
  expect(verdict).toMatchObject({ head: { commit: head }, base: { commit: base }, reused: RUN });
  expect(verdict.policy.commit).toBe(base);
  expect(verdict.models[0]?.variants[0]?.limits[0]?.at.commit).toBe(base);
  expect(verdict.notes.at(-1)).toContain("run 41, attempt 1, on push at 111111111111");
});
