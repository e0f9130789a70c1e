import { expect, test } from "vitest";
import { entriesOf } from "../../src/plan/entries.ts";
import type { ModelFacts, ReadPolicy } from "../../src/plan/facts.ts";
import { planRun } from "../../src/plan/plan.ts";
import { readPolicy } from "../../src/policy/read.ts";

const HEAD = "a".repeat(40);
const DIGEST = `sha256:${"0".repeat(64)}`;
const path = "quantgate.yml";

function requestsOf(limits: string, { base = true, more = "" } = {}) {
  const text = `version: 1
models:
  m:
    source: M.mlpackage
    task: semantic-search
    data: { corpus: c.npz, queries: q.npz, qrels: q.tsv }
    targets: [portable, coreml-cpu]
    ${more}
    variants: { int8: { limits: ${limits} } }
`;
  const target: ReadPolicy = {
    policy: readPolicy(text, path),
    source: { path, commit: HEAD, digest: DIGEST, text },
  };
  const facts: ModelFacts = {
    source: { head: true, base, target: true },
    samples: { path: "samples/m.jsonl", digest: DIGEST, count: 9, from: "target" },
    data: [],
  };
  const policies = { target, first: false };
  const run = {
    ...{ branch: "main", head: HEAD, base: { commit: "b".repeat(40) } },
    ...{ today: "2027-01-31", notes: [], auto: "portable" as const },
  };
  return planRun({
    policies,
    entries: entriesOf(policies),
    run,
    facts: new Map([["m", facts]]),
  }).requests;
}

const LEFT = { index: { side: "base", variant: "reference", extra: "corpus" } };

test("what a metric needs of the base's reference is given to all, on every target", () => {
  const requests = requestsOf("{ index-compat@10: { min: 50 % } }");
  expect(requests.map(({ side, target, given }) => [side, target, given])).toEqual([
    ["head", "portable", LEFT],
    ["head", "coreml-cpu", LEFT],
    ["base", "portable", LEFT],
    ["base", "coreml-cpu", LEFT],
  ]);
  expect(requests[0]?.options).toEqual({ depth: 1000, index: 10 });
});

test("the reference is the one that drops are measured from", () => {
  const more = "reference: fp32";
  const [request] = requestsOf("{ index-compat@10: { min: 50 % } }", { more });
  expect(request?.given?.index?.variant).toBe("fp32");
});

test("without a base, and without such a metric, nothing is given", () => {
  const given = (limits: string, base: boolean) =>
    requestsOf(limits, { base }).map((request) => request.given);
  expect(given("{ index-compat@10: { min: 50 % } }", false)).toEqual([undefined, undefined]);
  // On the second target nobody asks for the base.
  expect(given("{ ndcg@10: { min: 50 % } }", true)).toEqual([undefined, undefined, undefined]);
});
