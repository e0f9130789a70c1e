import { expect, test } from "vitest";
import { about, allow, counted, grouped, magnitude } from "../../src/words/counts.ts";
import { longCommit, shortCommit, shortDigest } from "../../src/words/digests.ts";
import { formOfDifference, formOfLimit, formOfValue } from "../../src/words/forms.ts";
import { listed, listedUpTo } from "../../src/words/lists.ts";
import { steady, steadyShare, toDigits } from "../../src/words/rounding.ts";

test("a count has its noun, of one as of many", () => {
  expect([counted(1, "sample"), counted(997, "sample")]).toEqual(["1 sample", "997 samples"]);
  expect([counted(0, "push", "pushes"), counted(1, "push", "pushes")]).toEqual([
    "0 pushes",
    "1 push",
  ]);
  expect([allow(1, "sample"), allow(800, "sample")]).toEqual([
    "1 sample allows",
    "800 samples allow",
  ]);
});

test("a number to plan with has its thousands set apart, and is rounded up", () => {
  expect([999, 1397, 1_234_567].map(grouped)).toEqual(["999", "1,397", "1,234,567"]);
  expect([7, 299, 1397, 54_321].map(about)).toEqual([
    "7",
    "about 300",
    "about 1,400",
    "about 55,000",
  ]);
});

test("how far a value reaches is rounded up, and short where it is beyond all telling", () => {
  expect([65_504.2, 3.4028e38].map(magnitude)).toEqual(["65,505", "3.40e+38"]);
});

test("a list says how many it does not name", () => {
  expect(listed(["a", "b"])).toBe("a, b");
  expect(listed(["a", "b"], 12)).toBe("a, b and 12 more");
  expect(listedUpTo(2, ["a", "b"])).toBe("a, b");
  expect(listedUpTo(2, ["a", "b", "c"], "; ")).toBe("a; b and 1 more");
});

test("a digest is cut to twelve digits, beside its algorithm or without one, and other words are not", () => {
  expect(shortDigest(`sha256:${"9f86d081884c7d65".repeat(4)}`)).toBe("sha256:9f86d081884c");
  expect(shortDigest("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b")).toBe("9f86d081884c");
  expect(shortDigest("not published")).toBe("not published");
});

test("a commit is as short as GitHub has it, or long enough for git to find it", () => {
  const commit = "0123456789abcdef0123456789abcdef01234567";
  expect([shortCommit(commit), longCommit(commit)]).toEqual(["0123456", "0123456789ab"]);
  expect(shortCommit(null)).toBe("the working tree");
});

test.each([
  ["top-1", "rate", "points"],
  ["perplexity", "number", "relative"],
  ["mae", "number", "difference"],
  ["size", "bytes", "bytes"],
  ["latency-p50", "duration", "duration"],
  ["nobody-knows-it", "number", "difference"],
] as const)("%s is written as a %s, a change of it as %s", (metric, value, difference) => {
  expect([formOfValue(metric), formOfDifference(metric)]).toEqual([value, difference]);
  expect([
    formOfLimit({ metric, operator: "min" }),
    formOfLimit({ metric, operator: "max-regression" }),
    formOfLimit({ metric, operator: "max-ratio" }),
    formOfLimit({ metric, operator: "what another version knows" }),
  ]).toEqual([value, difference, "ratio", value]);
});

test("what a model declares of a metric decides how it is written", () => {
  const model = { declared: { "word-accuracy": "rate" } } as const;
  expect(formOfValue("word-accuracy", model)).toBe("rate");
  expect(formOfDifference("word-accuracy", model)).toBe("points");
});

test("no name of a metric is looked up in what every object has", () => {
  expect(formOfValue("constructor", { declared: {} })).toBe("number");
});

test("what files keep is the same on every machine", () => {
  expect([steady(0.1 + 0.2), steadyShare(2 / 3)]).toEqual([0.3, 0.666667]);
  expect([toDigits(5e-324, 4, "up"), toDigits(1.7e308, 4, "up")]).toEqual([5e-324, 1.7e308]);
});
