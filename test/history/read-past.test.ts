import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LONGEST_LINE, readPast } from "../../src/history/read-past.ts";
import { HERE, pastRun, pastVariant, textOf } from "./runs.ts";

test("runs come in the order of their commits, whatever order they were pushed and written in", () => {
  const [one, two, three] = ["2026-05-03", "2026-05-04", "2026-05-05"].map((day) => pastRun(day));
  expect(readPast(textOf(three, one, two))).toEqual({ runs: [one, two, three], wrong: [] });
});

test("of several lines of a commit the last holds", () => {
  const again = pastRun("2026-05-03", { outcome: "fail" });
  expect(readPast(textOf(pastRun("2026-05-03"), again)).runs).toEqual([again]);
});

const bad = (models: unknown) => ({ ...pastRun("2026-05-04"), models });
const variant = (given: object) => bad([{ name: "m", outcome: "pass", variants: [given] }]);

describe("a line is skipped and named", () => {
  test.each([
    ["that is not JSON", "<<<<<<< HEAD", "is not JSON"],
    ["that is another object", { hello: 1 }, "schema"],
    ["of a later version", { ...pastRun("2026-05-04"), schema: 2 }, "schema"],
    ["with an infinite number", textOf(variant(pastVariant())).replace("0.931", "1e999"), "value"],
    ["with markup for a name", variant(pastVariant({ name: "<img>" })), "name"],
    ["with a made-up date", { ...pastRun("2026-05-04"), committed: "yesterday" }, "committed"],
    [
      "with a novel for a chip",
      { ...pastRun("2026-05-04"), environments: [{ ...HERE, chip: "x".repeat(201) }] },
      "chip",
    ],
    [
      "with too many models",
      bad(Array.from({ length: 201 }, () => pastRun("2026-05-04").models[0])),
      "models",
    ],
    ["that never ends", `"${"x".repeat(LONGEST_LINE)}"`, "characters long"],
  ])("%s", (_, line, why) => {
    const good = pastRun("2026-05-03");
    const { runs, wrong } = readPast(textOf(good, typeof line === "string" ? line.trim() : line));
    expect(runs).toEqual([good]);
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toMatch(/^line 2: /);
    expect(wrong[0]).toContain(why);
  });
});

test("no text makes it throw, and every line is a run or named", () => {
  const line = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constant(JSON.stringify(pastRun("2026-05-03"))),
    fc.constant(`${"[".repeat(50_000)}`),
    fc.constant('{"__proto__": {"schema": 1}}'),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const text = lines.join("\n");
      const { runs, wrong } = readPast(text);
      const filled = text.split("\n").filter((one) => one.trim() !== "");
      expect(runs.length + wrong.length).toBeLessThanOrEqual(filled.length);
      expect(runs.length === 0 && wrong.length === 0).toBe(filled.length === 0);
    }),
  );
});
