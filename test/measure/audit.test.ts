import { describe, expect, test } from "vitest";
import type { PlannedRequest } from "../../src/contract/plan.ts";
import type { Recipe } from "../../src/contract/recipe.ts";
import { PLACE, planOf, run } from "./fake-run.ts";

const STORED: Recipe = { kind: "stored" };
const HAND: Recipe = { kind: "source", path: "Models/Hand.mlpackage" };
const preset = (name: string): Recipe => ({ kind: "preset", preset: name });

/** Which audits were asked for, and what each variant's measurement says of them, on an engine that can see inside. */
async function auditing(recipes: Record<string, Recipe>, more: Partial<PlannedRequest> = {}) {
  const variants = Object.entries(recipes).map(([name, recipe]) => ({ name, recipe }));
  const made = await planOf({ target: "seeing", variants, ...more });
  const { asked, opened } = await run(made);
  const slot = { ...PLACE, target: made.plan.requests[0]?.target ?? "", side: more.side ?? "head" };
  const seen = await Promise.all(
    variants.map(async ({ name }) => [
      name,
      await made.out.readMeasurement({ ...slot, variant: name }),
    ]),
  );
  return {
    asked: asked.filter((one) => /^(range|trace) /.test(one)),
    opened: opened(),
    seen: Object.fromEntries(seen),
  };
}

describe("a range audit", () => {
  test("is of the programs that somebody made, at the head", async () => {
    const recipes = { reference: STORED, int8: preset("int8"), mine: HAND };
    const { asked, seen } = await auditing(recipes);
    expect(asked).toEqual(["range reference", "range mine"]);
    expect(seen.reference).toMatchObject({ status: "measured", range: { examples: 2 } });
    expect(seen.int8).not.toHaveProperty("range");
    expect((await auditing(recipes, { side: "base" })).asked).toEqual([]);
  });

  test("is asked of who has run the others where nothing is run meanwhile: nobody comes for it alone", async () => {
    // What is late is not told of before something is run: when all is made, all has been run.
    const recipes = { reference: STORED, "late-stuck": preset("int8") };
    const { asked, opened } = await auditing(recipes, { target: "seeing-together" });
    expect([asked, opened]).toEqual([["range reference"], 2]);
    const traced = await auditing({ odd: STORED }, { audit: "off" });
    expect([traced.asked, traced.opened]).toEqual([["trace odd"], 2]);
  });

  test("is of the cast too, where the source reaches what 16 bits cannot hold", async () => {
    const { asked } = await auditing({ far: STORED, fp16: preset("fp16"), int8: preset("int8") });
    expect(asked).toEqual(["range far", "range fp16"]);
  });

  test("is of no cast where the source reaches no further, nor where a variant made by hand does", async () => {
    expect((await auditing({ reference: STORED, fp16: preset("fp16") })).asked).toEqual([
      "range reference",
    ]);
    expect((await auditing({ far: HAND, fp16: preset("fp16") })).asked).toEqual(["range far"]);
  });

  test("is of no cast that is the source itself, and once of what two variants have in common", async () => {
    const recipes = { far: STORED, inplace: preset("fp16") };
    expect((await auditing(recipes)).asked).toEqual(["range far"]);
    const { asked, seen } = await auditing({ int8: HAND, twin: HAND });
    expect(asked).toEqual(["range int8"]);
    expect(seen.twin).toMatchObject({ status: "measured", range: { examples: 2 } });
  });

  test("looks in every variant whose output is not finite for the op that began it", async () => {
    const { asked, seen } = await auditing({ reference: STORED, odd: preset("int8") });
    expect(asked).toEqual(["range reference", "trace odd"]);
    expect(seen.odd).toMatchObject({
      status: "measured",
      notFinite: { examples: 1, culprits: [{ op: "mul", name: "square" }] },
    });
  });

  test("that fails is a failure of a variant that somebody made, and takes nothing from another", async () => {
    const { seen } = await auditing({ blind: STORED, "odd-blind": preset("int8") });
    expect(seen.blind).toMatchObject({
      status: "failed",
      reason: "auditing its ranges failed: blind",
    });
    expect(seen["odd-blind"]).toMatchObject({ status: "measured" });
    expect(seen["odd-blind"]).not.toHaveProperty("notFinite");
  });

  test("that kills the worker is tried again in a process of its own", async () => {
    const { asked, seen } = await auditing({ shy: STORED, deadly: HAND });
    expect(asked).toEqual(["range shy", "range shy apart", "range deadly", "range deadly apart"]);
    expect(seen.shy).toMatchObject({ status: "measured", range: { examples: 2 } });
    expect(seen.deadly).toMatchObject({
      status: "failed",
      reason: expect.stringMatching(
        /^auditing its ranges failed: the worker was killed by SIGKILL/,
      ),
    });
  });

  test("is of as many examples as the policy says, and of none where it is off", async () => {
    const { asked, seen } = await auditing({ reference: STORED }, { audit: "off" });
    expect(asked).toEqual([]);
    expect(seen.reference).toMatchObject({ status: "measured" });
    expect(seen.reference).not.toHaveProperty("range");
    expect((await auditing({ reference: STORED }, { audit: 1 })).asked).toEqual([
      "range reference on 1",
    ]);
  });

  test("that is off leaves the search for what made an output not finite", async () => {
    const { asked, seen } = await auditing({ odd: STORED }, { audit: "off" });
    expect(asked).toEqual(["trace odd"]);
    expect(seen.odd).toMatchObject({ notFinite: { examples: 1 } });
  });

  test("of a program whose output is not finite both looks how far it reaches and what began that", async () => {
    const { asked, seen } = await auditing({ odd: STORED });
    expect(asked).toEqual(["range odd", "trace odd"]);
    expect(seen.odd).toMatchObject({ range: { examples: 2 }, notFinite: { examples: 1 } });
  });

  test("is not asked of an engine that cannot see inside", async () => {
    expect(
      (await auditing({ far: STORED, fp16: preset("fp16") }, { target: "portable" })).asked,
    ).toEqual([]);
  });
});
