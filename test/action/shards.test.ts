import { expect, test } from "vitest";
import { artifactName } from "../../src/commands/announce/artifact-name.ts";
import { startGitHub } from "../emulator/github.ts";
import { digitsProject } from "./digits.ts";
import { dispatchStep } from "./events.ts";

const plan = { run: "plan", artifact: "quantgate" } as const;
const measure = { run: "measure", artifact: "quantgate" } as const;

test.each([
  [{ ...plan, shard: undefined }, "quantgate-plan"],
  [{ ...measure, shard: undefined }, "quantgate-measured"],
  [{ ...measure, shard: "2/3" }, "quantgate-shard-2-of-3"],
  [{ ...measure, run: "judge", shard: undefined } as const, "quantgate"],
  [{ ...measure, artifact: "mine", shard: "2/3" }, "mine"],
  [{ ...measure, artifact: undefined, shard: "2/3" }, undefined],
])("the artifact of %o is %s", (job, name) => {
  expect(artifactName(job)).toBe(name);
});

test("A plan for several machines that cannot be uploaded fails: nobody has what it made", async () => {
  // No service keeps artifacts here.
  const started = { github: await startGitHub(), project: digitsProject() };
  const sharded = await dispatchStep({ ...started, inputs: { run: "plan", shards: "2" } });
  expect([sharded.status, sharded.outputs.outcome], sharded.log).toEqual([2, "error"]);
  expect(sharded.log).toContain("what other jobs need of this one was not uploaded");
  const alone = await dispatchStep({ ...started, inputs: { run: "plan" } });
  expect(alone.status, alone.log).toBe(0);
  expect(alone.outputs.matrix).toBeUndefined();
});
