import { expect, test } from "vitest";
import { planOf, run } from "./fake-run.ts";

async function placing(...names: string[]) {
  const made = await planOf({ target: "timing", names });
  const { asked } = await run(made);
  const found = await Promise.all(
    names.map((variant) =>
      made.out.readMeasurement({ model: "food", side: "head", target: "timing", variant }),
    ),
  );
  return { found, processes: asked.filter((one) => one.startsWith("place ")) };
}

test("each package's compute plan is asked of a process of its own", async () => {
  const { found, processes } = await placing("fp16", "int8", "twin");
  expect(found.map((one) => one?.placement?.cost.ane)).toEqual([0.95, 0.95, 0.95]);
  // What is the same package has the same plan.
  expect(new Set(processes.map((one) => one.split(" ").at(-1))).size).toBe(2);
});

test.each([
  ["planless", /^there is no compute plan of it: Core ML gave no compute plan$/],
  ["unplannable", /^there is no compute plan of it: the worker was killed by SIGKILL/],
  ["mumbling", /^there is no compute plan of it: the worker answered something else$/],
])(
  "that there is none is said, and takes nothing from what was measured: %s",
  async (name, why) => {
    const { found } = await placing(name, "int8");
    expect(found[0]).toMatchObject({ status: "measured", evaluated: { n: 2, of: 2 } });
    expect(found[0]?.unplaced).toMatch(why);
    expect(found[1]?.placement?.switches).toBe(2);
  },
);

test("where there is but one device, nobody asks", async () => {
  const made = await planOf({ names: ["fp16"] });
  const { asked } = await run(made);
  expect(asked.filter((one) => one.startsWith("place"))).toEqual([]);
});
