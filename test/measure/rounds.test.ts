import { describe, expect, test } from "vitest";
import { LEAST_ROUNDS } from "../../src/catalog/metrics.ts";
import { planOf, run } from "./fake-run.ts";

const TIMING = { target: "timing", timed: true } as const;

async function timing(...names: string[]) {
  const made = await planOf({ ...TIMING, names });
  const { asked, opened } = await run(made);
  const found = await Promise.all(
    names.map((variant) =>
      made.out.readMeasurement({ model: "food", side: "head", target: "timing", variant }),
    ),
  );
  const processes = asked.filter((one) => one.startsWith("time "));
  return { found, processes, opened: opened() };
}

describe("timing", () => {
  test("goes in rounds, a fresh process each, in which variants take turns and none is always first", async () => {
    const { found, processes, opened } = await timing("fp16", "int8", "int4");
    expect(processes).toHaveLength(3 * LEAST_ROUNDS);
    const order = processes.map((one) => one.split(" ")[1]);
    expect(order.slice(0, 6)).toEqual(["fp16", "int8", "int4", "int8", "int4", "fp16"]);
    expect(new Set(processes.map((one) => one.split(" ").at(-1))).size).toBe(processes.length);
    // One that converts, one that evaluates, and one a variant for its compute plan.
    expect(opened).toBe(2 + 3 + processes.length);
    const [fp16, int8] = found;
    expect(int8).toMatchObject({
      status: "measured",
      latency: { unit: "ms", load: Array(LEAST_ROUNDS).fill(200), first: Array(5).fill(18) },
      memory: { unit: "bytes", rounds: Array(LEAST_ROUNDS).fill(2e6) },
    });
    expect(int8?.latency?.rounds).toHaveLength(LEAST_ROUNDS);
    expect(fp16?.latency?.rounds[0]?.[0]).toBe(1);
    expect(fp16).not.toHaveProperty("informs");
  });

  test.each([
    ["saving", "after it Low Power Mode was on: turn it off"],
    ["unplugged", "after it the Mac ran on its battery: plug it in"],
    ["hot", "after it the Mac was hot (thermal state serious or worse): let it cool down"],
    ["throttled", "after it heat held the processor to 70 % of its speed: let it cool down"],
    ["pressed", "after it memory was short: close what holds it"],
    ["busy", "after it another process, Xcode, took 180 % of a core: end it"],
    ["unloadable-here", "Core ML did not load it"],
  ])("says why there are no times of one, and goes on with the others: %s", async (name, why) => {
    const { found, processes } = await timing("fp16", name);
    const [fp16, other] = found;
    expect(fp16?.latency?.rounds).toHaveLength(LEAST_ROUNDS);
    expect(other).toMatchObject({
      ...{ status: "measured", evaluated: { n: 2, of: 2 } },
      untimed: `round 1 of 5 tells nothing: ${why}`,
    });
    expect(other).not.toHaveProperty("latency");
    // Nothing is tried again.
    expect(processes).toHaveLength(LEAST_ROUNDS + 1);
  });

  test("one that kills its process has no times, with its last words", async () => {
    const { found } = await timing("fp16", "crasher");
    expect(found[1]?.untimed).toMatch(
      /^round 1 of 5 tells nothing: the worker was killed by SIGKILL/,
    );
    expect(found[0]?.latency?.rounds).toHaveLength(LEAST_ROUNDS);
  });

  test("on a virtual machine it informs, whatever else goes on there", async () => {
    const { found } = await timing("fp16", "lent");
    expect(found[1]).toMatchObject({ informs: expect.stringContaining("a virtual machine") });
    expect(found[1]?.latency?.rounds).toHaveLength(LEAST_ROUNDS);
  });

  test.each([
    ["nothing rests on times", { target: "timing" }],
    ["the target's times say nothing", { target: "portable", timed: true as const }],
  ])("is left out where %s", async (_, wish) => {
    const made = await planOf({ ...wish, names: ["fp16"] });
    const { asked } = await run(made);
    expect(asked.filter((one) => one.startsWith("time"))).toEqual([]);
  });
});
