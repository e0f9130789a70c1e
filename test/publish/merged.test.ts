import { expect, test } from "vitest";
import { commitToMain, openFlowers } from "./flowers.ts";
import { limitOf, verdictOf } from "./seen.ts";

const PROGRAM = { "Flowers.mlpackage/program.mlmodel": "main's program" };

test("what a fork's run merged is merged again, and measured once", async () => {
  const fork = await openFlowers({ onMain: PROGRAM });
  const plan = JSON.parse(String(fork.files["plan.json"]));
  expect(plan.requests[0].source.mergedInto).toBe(plan.merge.into);
  const result = await fork.publish();
  expect(result, result.log).toMatchObject({ status: 0, outputs: { outcome: "pass" } });
  expect(verdictOf(result)).toMatchObject({ published: { taken: 4 } });
  expect(verdictOf(result).notes.join()).toContain("flowers was judged as merging leaves it");
});

test("a target branch that has moved on since is no other plan; one that changed the model warns", async () => {
  const fork = await openFlowers({ onMain: PROGRAM });
  commitToMain(fork.project, { "notes.txt": "hello" });
  const beside = await fork.publish();
  expect(beside, beside.log).toMatchObject({ status: 0, outputs: { outcome: "pass" } });

  commitToMain(fork.project, { "Flowers.mlpackage/program.mlmodel": "main's newer program" });
  const since = await fork.publish();
  expect(since.outputs.outcome, since.log).toBe("warn");
  expect(verdictOf(since).because).toMatch(
    /^flowers: main has changed Flowers.mlpackage since \w{7}, which this was measured on/,
  );
  expect(verdictOf(since)).toMatchObject({ published: { taken: 4 } });
});

test("a commit that the target branch itself was never at is not merged into: nothing of it counts", async () => {
  const fork = await openFlowers({ onMain: PROGRAM });
  const { project, files } = fork;
  const forged = (into: string, mergedInto?: string) => {
    const plan = JSON.parse(String(files["plan.json"]));
    plan.merge = { into };
    for (const { source } of plan.requests) {
      if (source.mergedInto === undefined) continue;
      source.mergedInto = mergedInto;
    }
    return { ...files, "plan.json": JSON.stringify(plan) };
  };
  const own = project.git("rev-parse", "feature");
  for (const commit of [own, "f".repeat(40)]) {
    const result = await fork.publish(forged(commit, commit));
    expect(result.outputs.outcome, result.log).toBe("fail");
    expect(limitOf(result, "max-drop")?.why).toContain("had other models");
  }
  // Its own line is what an honest run may have seen: then what main has changed since is said.
  const earlier = await fork.publish(forged(project.git("rev-parse", "main~1")));
  expect(earlier.outputs.outcome, earlier.log).toBe("warn");
  expect(verdictOf(earlier).because).toContain("main has changed Flowers.mlpackage since");
});
