import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startGitHub } from "../emulator/github.ts";
import { digitsProject } from "./digits.ts";
import { dispatchStep } from "./events.ts";

test("Planned, measured in shards and judged apart, a run ends as one that does all at once", async () => {
  const [github, project] = [await startGitHub(), digitsProject()];
  const step = (run: string, inputs = {}) =>
    dispatchStep({ github, project, inputs: { run, ...inputs } });
  const outFile = (name: string) => readFileSync(join(project.root, "quantgate-out", name), "utf8");
  const whole = await step("gate");
  const verdict = outFile("verdict.json");
  for (const [run, inputs] of PARTS) {
    const part = await step(run, inputs);
    expect(part.status, part.log).toBe(0);
  }
  const judged = await step("judge");
  expect(judged.outputs).toEqual(whole.outputs);
  expect(outFile("verdict.json")).toBe(verdict);
});

const PARTS = [
  ["plan", {}],
  ["measure", { shard: "1/2" }],
  ["measure", { shard: "2/2" }],
] as const;

test("A shard that cannot be read is told with what is accepted", async () => {
  const [github, project] = [await startGitHub(), digitsProject()];
  const inputs = { run: "measure", shard: "3/2" };
  const { status, log } = await dispatchStep({ github, project, inputs });
  expect(status).toBe(2);
  expect(log).toContain("Write it as i/n with 1 ≤ i ≤ n");
});
