import { expect, test } from "vitest";
import { describeProblem, UserError } from "../../src/catalog/errors.ts";
import { checkSlices } from "../../src/plan/check-slices.ts";
import { readPolicy } from "../../src/policy/read.ts";

const policyOf = (task: string, data: string, variant: string) => `version: 1
models:
  m:
    source: M.mlpackage
    task: ${task}
    data: ${data}
    variants:
      int8: ${variant}
`;
const SEARCH = "{ corpus: c.npz, queries: q.npz, qrels: q.tsv }";
const PAIRS = "{ pairs: p.csv, tokenizer: tokenizer.json }";

function problemsOf(text: string): string[] {
  try {
    readPolicy(text, "quantgate.yml");
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(describeProblem);
    throw error;
  }
}

test.each([
  "{ limits: { cosine-shift: { max: 0.02 }, decisions@0.3: { min: 98 % }, decisions@-0.25: { min: 98 % } } }",
  "{ slices: { cosine=0.28..0.32: { decisions@0.3: { min: 90 % } } } }",
])("of sentences %s is in order", (variant) => {
  expect(problemsOf(policyOf("sentence-similarity", PAIRS, variant))).toEqual([]);
});

test.each([
  "{ limits: { map@100: { max-drop: 1 pt }, index-compat@10: { max-regression: 1 pt } } }",
  "{ slices: { margin=0..0.02: { neighbours@1: { min: 90 % } } } }",
])("of search %s is in order", (variant) => {
  expect(problemsOf(policyOf("semantic-search", SEARCH, variant))).toEqual([]);
});

test.each([
  ["min: 0.1", "write max, not min"],
  ["max-increase: 0.1", "write max, not max-increase"],
  ["max-regression: 0.1", "write max, not max-regression"],
  ["max: -0.02", "cannot be negative"],
])("what does harm whichever way it goes is not limited by %s", (limit, said) => {
  const variant = `{ limits: { cosine-shift: { ${limit} } } }`;
  const [problem] = problemsOf(policyOf("sentence-similarity", PAIRS, variant));
  expect(problem).toContain(said);
});

test.each([
  ["decisions@0.30", "decisions@0.3"],
  ["decision@0.5", "decisions@0.5"],
  ["decisions", "decisions@0.5"],
])("a threshold is written in one way: %s", (name, meant) => {
  const variant = `{ limits: { ${name}: { min: 98 % } } }`;
  const [problem] = problemsOf(policyOf("sentence-similarity", PAIRS, variant));
  expect(problem).toContain(`unknown metric ${name}`);
  expect(problem).toContain(`did you mean ${meant}?`);
});

test("a slice by a number of the reference's is a range of it", () => {
  const slices = (slice: string) =>
    problemsOf(
      policyOf("semantic-search", SEARCH, `{ slices: { ${slice}: { map@9: { min: 9 % } } } }`),
    );
  for (const slice of ["margin=0.02", "margin=0.02..0", "margin=small"])
    expect(slices(slice)).toEqual([
      `quantgate.yml:8:25 margin is a number of the reference's, so that a slice is a range of it, such as margin=0..0.02 (found ${slice})`,
    ]);
  expect(slices("margn=0..1")[0]).toContain("did you mean margin?");
});

test("of a range nobody asks which examples it holds before the reference has answered them", () => {
  const variant = "{ slices: { margin=0..0.02: { map@9: { min: 9 % } } } }";
  const { models } = readPolicy(policyOf("semantic-search", SEARCH, variant), "quantgate.yml");
  const truth = { file: "q.tsv", samples: [{ id: "1" }] };
  expect(models.flatMap((model) => checkSlices(model, truth, "quantgate.yml"))).toEqual([]);
});
