import { describe, expect, test } from "vitest";
import type { PlannedRequest } from "../../src/contract/plan.ts";
import { planOf, run, states } from "./fake-run.ts";

const SOURCE = { path: "Models/Old.mlpackage", commit: "b".repeat(40) };

/** Head and base, whose variants are given what a variant of the base leaves. */
async function giving(variant: string, more: Partial<PlannedRequest> = {}) {
  const given = { index: { side: "base" as const, variant, extra: "corpus" } };
  return await planOf(
    { given, ...more },
    { side: "base", source: SOURCE, names: [variant, "int8"], given, ...more },
  );
}

const evaluations = (asked: readonly string[]) =>
  asked.filter((line) => line.startsWith("evaluate")).map((line) => line.trim());

describe("what a variant of the base leaves", () => {
  test("is made once, before any is given it, and by who left it not again", async () => {
    const made = await giving("old");
    const { asked } = await run(made);
    expect(evaluations(asked)).toEqual([
      "evaluate old:",
      "evaluate reference (index) int8 (index): 0",
      "evaluate old (index, corpus) int8 (index): 0",
    ]);
    expect(Object.values(await states(made))).toEqual([
      "measured",
      "measured",
      "measured",
      "measured",
    ]);
  });

  test.each(["barren", "altered"])(
    "is missed and not made up where it is lost: %s",
    async (variant) => {
      const made = await giving(variant);
      const { asked, told } = await run(made);
      expect(evaluations(asked)[1]).toBe("evaluate reference int8: 0");
      expect(told.join("\n")).toMatch(/corpus of food .*(cannot be given|is not used)/);
      expect((await states(made))["head int8"]).toBe("measured");
    },
  );

  test("is nothing where its package cannot be made", async () => {
    const made = await giving("stuck");
    const { asked } = await run(made);
    expect(evaluations(asked)[0]).toBe("evaluate reference int8: 0");
    expect((await states(made))["base stuck"]).toBe("no space left");
  });

  test("is what kept answers depend on, and those given without it are not kept", async () => {
    const home = `${(await planOf()).out.root}-home`;
    for (const [variant, again] of [
      ["old", []],
      ["barren", ["evaluate barren:", "evaluate reference int8: 0", "evaluate barren int8: 0"]],
    ] as const) {
      await run(await giving(variant), { home });
      const { asked } = await run(await giving(variant), { home });
      expect(evaluations(asked), variant).toEqual(again);
    }
  });
});
