import { describe, expect, test } from "vitest";
import type { NotFinite } from "../../../src/contract/range.ts";
import { verdictOn } from "../../../src/judge/judge.ts";
import { renderComment } from "../../report/rendered.ts";
import { answers, evidenceOf, planned, recordsOf, type Scene } from "../scene.ts";

const N = 400;
const POLICY = `
version: 1
models:
  pets:
    source: Pets.mlpackage
    task: image-classification
    data: { images: Eval, labels: labels.csv }
    variants:
      fp16: { limits: { top-1: { max-drop: 5 pt } } }
`;
const NOT_FINITE = "the model's output is not finite";
const LINES = recordsOf(answers(N, 380)).map((line, row) =>
  row < 3 ? { id: line.id, error: NOT_FINITE } : line,
);
const CULPRIT = {
  op: "mul",
  name: "square_cast_fp16",
  source: "square",
  gives: "infinite",
  constant: false,
  examples: 2,
} as const;

/** The verdict on a variant of which three examples failed, and what its measurement says of them. */
function verdictWith(notFinite: NotFinite | undefined, of: "fp16" | "reference" = "fp16") {
  const whole = { answers: answers(N, 380) };
  const head = { reference: whole, fp16: whole, [of]: { ...whole, lines: LINES } };
  const scene: Scene = { policy: POLICY, samples: N, head };
  const evidence = evidenceOf(scene);
  return verdictOn({
    ...planned(scene),
    evidence: {
      ...evidence,
      measurement: (key) => ({
        ...evidence.measurement(key),
        ...(key.variant === of && notFinite && { notFinite }),
      }),
    },
  });
}

function why(notFinite: NotFinite | undefined, of?: "fp16" | "reference"): string {
  const [limit] = verdictWith(notFinite, of).models[0]?.variants[0]?.limits ?? [];
  expect(limit?.state).toBe("unmeasured");
  return limit?.why ?? "";
}

const FAILED = `3 of 400 samples could not be evaluated: ${["s0", "s1", "s2"].map((id) => `${id} (${NOT_FINITE})`).join(", ")}`;

describe("the reason of a limit whose variant's output is not finite", () => {
  test("names the op that began it, what the source calls it, and in how many examples", () => {
    expect(why({ examples: 3, culprits: [CULPRIT] })).toBe(
      `${FAILED}; it begins with op mul square_cast_fp16 (square in the source), which makes infinity of finite numbers, in 2 of 3 examples`,
    );
  });

  test("says it of the reference as well", () => {
    const { source: _, ...culprit } = CULPRIT;
    expect(why({ examples: 3, culprits: [{ ...culprit, constant: true }] }, "reference")).toBe(
      `the reference: ${FAILED}; it begins with op mul square_cast_fp16, which holds a constant that is not finite, and gives infinity, in 2 of 3 examples`,
    );
  });

  test("names an input that is not finite, and a few of the ops that began it in others", () => {
    const input = { op: "input", name: "x", gives: "nan", constant: false, examples: 2 } as const;
    expect(why({ examples: 3, culprits: [input, ...Array(9).fill(CULPRIT)] })).toBe(
      `${FAILED}; it begins with the input x, which holds NaN, in 2 of 3 examples, in others op mul square_cast_fp16 (square in the source), op mul square_cast_fp16 (square in the source)`,
    );
  });

  test("is as it was where nobody found the op", () => {
    expect(why(undefined)).toBe(FAILED);
    expect(why({ examples: 3, culprits: [] })).toBe(FAILED);
  });

  test("shows a name that would be markup, and it does nothing", () => {
    const name = "<img src=x> @octocat [a](https://b.example)";
    const verdict = verdictWith({ examples: 3, culprits: [{ ...CULPRIT, name }] });
    const comment = renderComment({ verdict });
    expect(comment).toContain("&lt;img src=x&gt;");
    expect(comment).not.toMatch(/<img|@octocat|[^\\]\]\(http/);
  });
});
