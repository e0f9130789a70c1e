import { expect, test } from "vitest";
import { mergeGroupStep } from "../../action/events.ts";
import { startGitHub } from "../../emulator/github.ts";
import { FOOD, foodProject, limitOf, measured, verdictOf } from "../food.ts";

const LAX = FOOD.replace("min: 88 %", "min: 10 %").replace("max-drop: 1.5 pt", "max-drop: 90 pt");

/** Two entries of a merge queue: the second is built on the first, which is on no branch yet. */
async function queue() {
  const [github, project] = [await startGitHub(), foodProject()];
  project.git("switch", "--quiet", "--create", "queue");
  const ahead = project.commit(measured("ahead", 0.905));
  return { github, project, ahead };
}

test("a merge group is judged by the commit that it is built on, and asks nothing of a pull request", async () => {
  const { github, project, ahead } = await queue();
  const head = project.commit({ "quantgate.yml": LAX, ...measured("behind", 0.89) });
  const result = await mergeGroupStep({ github, project, base: ahead });

  expect([result.status, result.outputs.outcome], result.log).toEqual([1, "fail"]);
  const verdict = verdictOf(result);
  expect(verdict.policy.commit, "whose policy judges").toBe(ahead);
  expect(verdict.base?.commit, "whose model is the base").toBe(ahead);
  expect(verdict.head.commit).toBe(head);
  expect(limitOf(result, "top-1", "max-regression")?.observed).toBeCloseTo(0.015);
  expect(result.summary).toContain("loosens");
  expect(github.proxy.calls, "there is no pull request to ask for").toEqual([]);
});

test("the rules of its branch hold, which the payload may name as a reference or by its name", async () => {
  const { github, project } = await queue();
  const strict = `${FOOD}branches:\n  "release/**": { gate: { on-inconclusive: fail } }\n`;
  const base = project.commit({ "quantgate.yml": strict });
  project.commit(measured("behind", 0.903));
  const onMain = await mergeGroupStep({ github, project, base });
  expect(onMain.outputs.outcome, onMain.log).toBe("warn");
  const released = await mergeGroupStep({ github, project, base, ref: "release/2" });
  expect(released.outputs.outcome, released.log).toBe("fail");
});

test("a payload that is no merge group's ends in one message with every field that is wrong", async () => {
  const { github, project } = await queue();
  const { status, log, outputs } = await mergeGroupStep({ github, project, base: "main" });
  expect([status, outputs.outcome]).toEqual([2, "error"]);
  expect(log).toMatch(/::error .*merge_group is not what GitHub sends: merge_group\.base_sha/);
  expect(log).not.toContain("bug in quantgate");
});
