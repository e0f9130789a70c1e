import { access, mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { UserError } from "../../src/catalog/errors.ts";
import { COMMIT, PLACE, planOf, run, STOPPED, states } from "./fake-run.ts";

describe("measuring", () => {
  test("writes a measurement with confirmed records for each variant, from one process", async () => {
    const made = await planOf({}, { side: "base", names: ["int8"] });
    const { opened } = await run(made);
    expect(await states(made)).toEqual({
      "head reference": "measured",
      "head int8": "measured",
      "base int8": "measured",
    });
    // One that runs, and one beside that makes the head's packages: the base's only one is made by who runs.
    expect(opened()).toBe(2);
  });

  test("runs only the requests of its shard", async () => {
    const made = await planOf({}, { target: "two", names: ["int8"] });
    await run(made, { shard: { index: 2, of: 2 } });
    const seen = (target: string) =>
      made.out.readMeasurement({ ...PLACE, target, variant: "int8" });
    expect(await seen("portable")).toBeUndefined();
    expect((await seen("two"))?.status).toBe("measured");
  });

  test("when one variant kills the worker, what is finished stays and the rest is run apart", async () => {
    const made = await planOf({ names: ["reference", "killer", "int8"] });
    const { told, opened } = await run(made);
    expect(await states(made)).toEqual({
      "head reference": "measured",
      "head killer": "evaluating 2 failed: its process was killed by SIGKILL",
      "head int8": "measured",
    });
    expect(opened()).toBe(3);
    expect(told).toContainEqual(
      expect.stringMatching(
        /killed by SIGKILL .* What is missing is run again, each variant in a process of its own\.$/,
      ),
    );
  });

  test("one that kills the worker even apart is alone in the end, and its last words are told", async () => {
    const made = await planOf({ names: ["reference", "monster", "killer"] });
    await run(made);
    expect(await states(made)).toEqual({
      "head reference": "measured",
      "head monster":
        "the worker was killed by SIGKILL (often: out of memory) at evaluate (0 of 2); its last lines: out of memory",
      "head killer": "evaluating 2 failed: its process was killed by SIGKILL",
    });
  });

  test("when one conversion kills the worker, loses only that one", async () => {
    const made = await planOf({ names: ["reference", "unmakeable", "int8"] });
    const { opened } = await run(made);
    expect(await states(made)).toEqual({
      "head reference": "measured",
      "head unmakeable":
        "the worker was killed by SIGKILL (often: out of memory) at convert unmakeable (0 of 1); its last lines: out of memory",
      "head int8": "measured",
    });
    expect(opened()).toBe(4);
  });

  test("leaves nothing of what it worked in, whether it ends well or not", async () => {
    const made = await planOf({ names: ["monster"] }, { names: ["refused"] });
    await expect(run(made)).rejects.toThrow(UserError);
    expect((await readdir(made.out.root)).sort()).toEqual(["measurements", "samples"]);
  });

  test("removes what a run that was killed has left", async () => {
    const made = await planOf({});
    const left = join(made.out.root, ".measuring-a1B2c3");
    await mkdir(left);
    await run(made);
    await expect(access(left)).rejects.toThrow("ENOENT");
  });

  test("when one variant hangs, loses only that one", async () => {
    const made = await planOf({ names: ["reference", "hanger"] });
    await run(made, { hangs: true });
    expect(await states(made)).toEqual({
      "head reference": "measured",
      "head hanger": "the worker said nothing for 630 s and was stopped at evaluate (0 of 2)",
    });
  });

  test("variants that are equal are run once, and each has its measurement", async () => {
    const made = await planOf({ names: ["reference", "int8", "twin"] });
    await run(made);
    const { "head twin": twin } = await states(made);
    expect(twin).toBe("measured");
    const [one, other] = await Promise.all(
      ["int8", "twin"].map((variant) => made.out.readMeasurement({ ...PLACE, variant })),
    );
    expect(other?.records?.digest).toBe(one?.records?.digest);
    expect(other?.records?.path).toBe("records/food/head/twin/portable.jsonl");
  });

  test("more samples than a chunk has are one file of records in their order", async () => {
    const made = await planOf({ names: ["reference"] });
    const ids = Array.from({ length: 600 }, (_, at) => `sample-${at}`);
    const samples = await made.out.writeSamples(
      "food",
      ids.map((id) => ({ id, label: "cat" })),
    );
    const [model] = made.plan.models;
    if (model !== undefined) model.samples = { ...samples, from: "target" };
    await run(made);
    const text = await readFile(
      join(made.out.root, "records/food/head/reference/portable.jsonl"),
      "utf8",
    );
    expect(
      text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).id),
    ).toEqual(ids);
  });

  test("where only packages are wanted, none is run and no data are looked at", async () => {
    const made = await planOf({ packagesOnly: true });
    const { asked } = await run(made);
    expect(asked).toEqual(["hello", "inspect", "convert reference int8"]);
    const seen = await made.out.readMeasurement({ ...PLACE, variant: "int8" });
    expect(seen).toMatchObject({ status: "measured", package: { bytes: 10 } });
    expect(seen).not.toHaveProperty("records");
  });

  test("where no engine runs the target, every variant says so", async () => {
    const made = await planOf(
      { target: "asleep", names: ["int8"] },
      { target: "nowhere", names: ["int4"] },
    );
    await run(made);
    expect(await states(made)).toEqual({
      "head int8": "it sleeps; wake it",
      "head int4": expect.stringMatching(/^no engine of this worker runs nowhere \(portable, /),
    });
  });

  test.each([
    ["tampered", /^its record file is not what was written: sha256:/],
    ["short", /^its record file has 2 lines, not the 3 on record$/],
    ["broken", /^this is a bug in quantgate's worker, please report it: KeyError: 'x'$/],
    ["lost", /^the worker answered something else$/],
    ["stuck", /^no space left$/],
    ["mute", /^the worker answered something else$/],
    ["unloadable", /^op teleport$/],
    ["stubborn", /^coremltools refuses constant w$/],
    ["damaged", /^its weights are cut short$/],
  ])("a variant that comes back %s is failed", async (name, reason) => {
    const made = await planOf({ names: [name] });
    await run(made);
    expect((await states(made))[`head ${name}`]).toMatch(reason);
  });

  test("forgets what an earlier run had measured before it measures", async () => {
    const made = await planOf({});
    await run(made);
    made.plan.requests[0]?.variants.push({ name: "refused", recipe: { kind: "stored" } });
    await expect(run(made)).rejects.toThrow(UserError);
    expect(await states(made)).toMatchObject({ "head reference": "nothing" });
  });

  test("tells every mistake that only the worker can see, and measures what has none", async () => {
    const made = await planOf(
      { names: ["refused"], target: "one" },
      { names: ["refused"], target: "two" },
      {},
    );
    await expect(run(made)).rejects.toThrow(
      "Models/Food.mlpackage model food: variant 'refused': block_size 7 does not divide 32\nModels/Food.mlpackage model food: variant 'refused': block_size",
    );
    expect(await states(made)).toMatchObject({ "head reference": "measured" });
  });

  test("tells what a task refuses of the head's variants as the mistake that it is", async () => {
    const made = await planOf({ names: ["int8", "picky"] });
    await expect(run(made)).rejects.toThrow(
      "model food: variant 'picky': two outputs could be the scores",
    );
  });

  test("data that do not fit the source are told before anything is made: a mistake at the head, a reason at the base", async () => {
    const source = { path: "Models/Misfit.mlpackage", commit: COMMIT };
    const told = "images are for a model that takes one";
    await expect(run(await planOf({ source }))).rejects.toThrow(`model food: ${told}`);
    const base = await planOf({ source, side: "base" });
    const { asked } = await run(base);
    expect(asked).toEqual(["hello", "inspect", "check the data"]);
    expect(await states(base)).toEqual({ "base reference": told, "base int8": told });
  });

  test("what a task refuses of a package made by hand fails that one alone", async () => {
    const recipe = { kind: "source" as const, path: "Models/Hand.mlpackage" };
    const int8 = { name: "int8", recipe: { kind: "preset" as const, preset: "int8" } };
    const made = await planOf({ variants: [int8, { name: "picky", recipe }] });
    await run(made);
    expect(await states(made)).toEqual({
      "head int8": "measured",
      "head picky": "two outputs could be the scores",
    });
  });

  test("says of how many samples there is an answer", async () => {
    const made = await planOf({ names: ["erring"] });
    await run(made);
    const seen = await made.out.readMeasurement({ ...PLACE, variant: "erring" });
    expect(seen?.evaluated).toEqual({ n: 1, of: 2 });
  });

  test("keeps packages only where that is asked for, in the place of those of an earlier run", async () => {
    const made = await planOf({});
    await run(made);
    expect(await readdir(made.out.root)).not.toContain("packages");
    const kept = join(made.out.root, "packages/food/head/int8.mlpackage");
    await mkdir(join(kept, "of an earlier run"), { recursive: true });
    await run(made, { keepPackages: true });
    expect(await readdir(kept)).toEqual(["weights.bin"]);
  });

  test("a run that is told to stop says so once, and begins no other request", async () => {
    const made = await planOf({ names: ["hanger"] }, { target: "two" });
    await expect(run(made, { stop: new AbortController() })).rejects.toBe(STOPPED);
  });

  test("a recipe that does not fit the base model is no mistake of the head's", async () => {
    const made = await planOf({ side: "base", names: ["refused"] });
    await run(made);
    expect(await states(made)).toEqual({ "base refused": "block_size 7 does not divide 32" });
  });
});

describe("the survey before measuring", () => {
  const int8 = { name: "int8", recipe: { kind: "preset" as const, preset: "int8" } };
  const byHand = (path: string) => ({ name: "hand", recipe: { kind: "source" as const, path } });
  const source = (name: string) => ({ source: { path: `Models/${name}`, commit: COMMIT } });

  test.each([
    ["Text.mlpackage", /^Models\/Text.mlpackage is not a Core ML package$/],
    ["Legacy.mlmodel", /legacy neural network.*\n {2}Convert the original model .*mlprogram/],
    ["LegacyPipe.mlmodel", /is a pipeline of legacy models.*\n {2}Convert the original model/],
    ["ScaledPipe.mlpackage", /ops or stages that the portable engine does not support: scaler\n/],
    ["Exotic.mlpackage", /the portable engine does not support: conv_quantum, teleport\n/],
    ["Deadly.mlpackage", /cannot be read: the worker was killed by SIGKILL/],
    ["Birds.mlpackage", /^samples\/food.jsonl:2 label dog is no class of the model/],
  ])("refuses %s, and writes nothing", async (name, message) => {
    const made = await planOf(source(name));
    await expect(run(made)).rejects.toThrow(message);
    expect(await readdir(made.out.root)).toEqual(["samples"]);
  });

  test("lets a pipeline with an ML Program pass", async () => {
    const made = await planOf(source("Pipe.mlpackage"));
    await run(made);
    expect(await states(made)).toEqual({ "head reference": "measured", "head int8": "measured" });
  });

  test("does not blame the user for a bug of the worker's", async () => {
    const refusal = run(await planOf(source("Odd.mlpackage")));
    await expect(refusal).rejects.toThrow("cannot inspect Models/Odd.mlpackage: AttributeError");
    await expect(refusal).rejects.not.toBeInstanceOf(UserError);
  });

  test("tells every problem of every model at once, each once", async () => {
    const text = source("Text.mlpackage");
    const made = await planOf(text, { ...text, target: "other" }, source("Exotic.mlpackage"));
    const refusal = await run(made).catch((error: UserError) => error);
    expect(refusal instanceof UserError && refusal.problems.map(({ at }) => at?.file)).toEqual([
      "Models/Text.mlpackage",
      "Models/Exotic.mlpackage",
    ]);
  });

  test.each([
    ["Exotic.mlpackage", /^Exotic.mlpackage has ops or stages that the portable engine does not/],
    ["Text.mlpackage", /^Text.mlpackage is not a Core ML package$/],
    ["Nowhere.mlpackage", /^Nowhere.mlpackage is not there/],
    ["Legacy.mlmodel", /^Legacy.mlmodel is a legacy neural network/],
    ["Deadly.mlpackage", /^Deadly.mlpackage cannot be read: the worker was killed by SIGKILL/],
    ["Birds.mlpackage", /^samples\/food.jsonl:2 label dog is no class of the model/],
  ])("fails a variant made by hand alone where it is %s", async (path, reason) => {
    const made = await planOf({ variants: [int8, { ...byHand(path), name: "mine" }] });
    await run(made);
    expect(await states(made)).toEqual({
      "head int8": "measured",
      "head mine": expect.stringMatching(reason),
    });
  });

  test("a base model that cannot be measured fails its own variants alone", async () => {
    const made = await planOf({}, { side: "base", names: ["int8"], ...source("Legacy.mlmodel") });
    await run(made);
    expect(await states(made)).toMatchObject({
      "head int8": "measured",
      "base int8": expect.stringMatching(/^Models\/Legacy.mlmodel is a legacy neural network/),
    });
  });
});
