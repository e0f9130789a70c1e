import { expect, test } from "vitest";
import { placesIn } from "../../src/measure/divide.ts";
import { drawnOrder } from "../../src/measure/drawn-chunks.ts";
import { PLACE, planOf, run, states } from "./fake-run.ts";

const TOGETHER = "together";

const evaluations = (asked: readonly string[]) =>
  asked.filter((line) => line.startsWith("evaluate"));

test("what is made is run while the next is being made, and what comes late is run alone", async () => {
  const made = await planOf({ target: TOGETHER, names: ["reference", "late"] });
  const { asked } = await run(made);
  expect(evaluations(asked)).toEqual(["evaluate reference: 0", "evaluate late: 0"]);
  expect(await states(made)).toEqual({ "head reference": "measured", "head late": "measured" });
});

test("small chunks are run together, and what is left of them too where it is not worth that models are loaded anew", async () => {
  const ids = Array.from({ length: 260 }, (_, at) => `sample-${at}`);
  const sizes = drawnOrder(ids)
    .chunksOf([...ids.keys()])
    .map((rows) => placesIn(rows).length);
  // Without the last there would be enough to begin with.
  expect(sizes).toHaveLength(4);
  expect(260 - (sizes[3] ?? 0)).toBeGreaterThanOrEqual(192);
  const made = await planOf({ target: TOGETHER, names: ["reference", "late"] });
  const samples = await made.out.writeSamples(
    "food",
    ids.map((id) => ({ id, label: "cat" })),
  );
  for (const model of made.plan.models) Object.assign(model, { samples });
  const { asked } = await run(made);
  expect(evaluations(asked)).toEqual(["evaluate reference: 0 1 2 3", "evaluate late: 0 1 2 3"]);
});

test("what has killed the worker is run once more when all is made, in a process of its own", async () => {
  const made = await planOf({ target: TOGETHER, names: ["killer", "late", "int8"] });
  await run(made);
  expect(await states(made)).toEqual({
    "head killer": "evaluating 2 failed: its process was killed by SIGKILL",
    "head late": "measured",
    "head int8": "measured",
  });
});

test("a mistake of the policy's ends the request also where others have been run by then", async () => {
  const made = await planOf({ target: TOGETHER, names: ["reference", "late-refused"] });
  await expect(run(made)).rejects.toThrow(
    "variant 'late-refused': block_size 7 does not divide 32",
  );
});

test("a conversion that kills its worker is tried alone, and those that are run do not notice", async () => {
  const made = await planOf({ target: TOGETHER, names: ["reference", "unmakeable", "late"] });
  await run(made);
  expect(await states(made)).toMatchObject({
    "head reference": "measured",
    "head unmakeable": expect.stringContaining("killed by SIGKILL"),
    "head late": "measured",
  });
});

test("equal packages of head and base are run once, and written twice", async () => {
  const made = await planOf({ names: ["reference", "int8"] }, { side: "base", names: ["int8"] });
  const { asked } = await run(made);
  expect(evaluations(asked)).toEqual(["evaluate reference int8: 0"]);
  const [head, base] = await Promise.all(
    (["head", "base"] as const).map((side) =>
      made.out.readMeasurement({ ...PLACE, side, variant: "int8" }),
    ),
  );
  expect(base?.status).toBe("measured");
  expect(base?.records?.digest).toBe(head?.records?.digest);
});
