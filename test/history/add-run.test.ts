import { expect, test } from "vitest";
import { addRun, KEPT } from "../../src/history/add-run.ts";
import { LONGEST_LINE, readPast } from "../../src/history/read-past.ts";
import { pastRun, pastVariant, textOf } from "./runs.ts";

const [old, next] = [pastRun("2026-05-03"), pastRun("2026-05-04")];

function added(text: string, run = next): string {
  const result = addRun(text, run);
  if ("refused" in result) throw new Error(result.refused);
  return result.text;
}

test("a run is added below those that are there, and a history can begin with it", () => {
  expect(added("")).toBe(textOf(next));
  expect(added(textOf(old))).toBe(textOf(old, next));
});

test("a run of a commit that is there already takes its place; the very same one changes nothing", () => {
  expect(added(textOf(old, next))).toBe(textOf(old, next));
  const again = { ...next, outcome: "fail" as const };
  expect(added(textOf(next, old), again)).toBe(textOf(old, again));
});

test("what is no line of ours stays, beside lines that are", () => {
  expect(added(textOf("<<<<<<< HEAD", old, "{}"))).toBe(textOf("<<<<<<< HEAD", old, "{}", next));
});

test("a file without any line of ours is somebody's, and refused", () => {
  expect(addRun("# Notes\n", next)).toEqual({
    refused: "no line of it is a result of quantgate, and it is left as it is",
  });
});

test("the oldest go when there are more than are kept", () => {
  const many = Array.from({ length: KEPT.runs }, (_, at) =>
    pastRun("2026-05-03", { commit: String(at).padStart(40, "0") }),
  );
  const { runs } = readPast(added(textOf(...many)));
  expect(runs).toHaveLength(KEPT.runs);
  expect(runs.map(({ commit }) => commit)).toEqual(
    [...many.slice(1), next].map(({ commit }) => commit),
  );
});

test("the oldest go when lines are long, so that the file stays small enough to be read", () => {
  const variants = Array.from({ length: 120 }, () => pastVariant({ metrics: manyMetrics }));
  const long = (at: number) =>
    pastRun("2026-05-03", {
      commit: String(at).padStart(40, "0"),
      models: [{ name: "digits", outcome: "pass", variants }],
    });
  let text = "";
  for (let at = 0; at < 20; at += 1) text = added(text, long(at));
  expect(text.length).toBeLessThanOrEqual(KEPT.characters);
  expect(text.length).toBeGreaterThan(KEPT.characters - 2 * LONGEST_LINE);
  expect(readPast(text).runs.at(-1)?.commit).toBe(long(19).commit);
});

const manyMetrics = Object.fromEntries(
  Array.from({ length: 60 }, (_, at) => [`a-metric-${at}`, { value: 0.5 }]),
);

test("a run that no reader would take is not written", () => {
  const model = { name: "digits", outcome: "pass" as const, variants: [] };
  const huge = pastRun("2026-05-04", { models: Array.from({ length: 201 }, () => model) });
  expect(addRun("", huge)).toHaveProperty("refused");
});
