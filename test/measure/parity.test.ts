import { expect, test } from "vitest";
import { planOf, run } from "./fake-run.ts";

async function comparing(...names: string[]) {
  const made = await planOf({ target: "timing", names });
  await run(made);
  return await Promise.all(
    names.map((variant) =>
      made.out.readMeasurement({ model: "food", side: "head", target: "timing", variant }),
    ),
  );
}

test("how near a variant comes is read, whatever else its passes leave", async () => {
  const [int8] = await comparing("int8");
  expect(int8?.parity).toEqual({
    ...{ against: "fake 1", n: 2 },
    outputs: { vector: { cosine: 0.5, least: 0.25 } },
  });
});

test.each([
  ["deadly", /^its answers could not be compared .*: the worker was killed by SIGKILL/],
  ["mumbling", /^its answers could not be compared .*: the worker answered something else$/],
])(
  "that nobody compared them is said, and takes nothing from what was measured: %s",
  async (name, why) => {
    const [lost, int8] = await comparing(name, "int8");
    expect(lost).toMatchObject({ status: "measured", evaluated: { n: 2, of: 2 } });
    expect(lost?.parity).toEqual({ unmeasured: expect.stringMatching(why) });
    expect(int8?.parity).toHaveProperty("outputs");
  },
);
