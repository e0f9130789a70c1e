import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readPayload, readRunner } from "../../src/action/runner.ts";
import { Plan } from "../../src/contract/plan.ts";
import { SITUATIONS } from "../../src/github/situations.ts";
import { FOOD, foodProject, measured } from "../behaviours/food.ts";
import { startGitHub } from "../emulator/github.ts";
import { type Checkout, disposableFolder } from "../git/disposable.ts";
import { eventStep, pullRequestStep } from "./events.ts";

const ZEROS = "0".repeat(40);
const PLAN = { inputs: { run: "plan" } };

/** `main` has moved on since `feature` left it at `fork`; `release/2` is stricter than both. */
async function start() {
  const [github, project] = [await startGitHub(), foodProject()];
  const fork = project.git("rev-parse", "HEAD");
  const main = project.commit({ "notes.txt": "later" });
  project.git("switch", "--quiet", "--create", "release/2");
  const release = project.commit({ "quantgate.yml": FOOD.replace("88 %", "91 %") });
  project.git("push", "--quiet", "origin", "main", "release/2");
  project.git("switch", "--quiet", "--create", "feature", fork);
  const head = project.commit(measured("mine", 0.905));
  return { github, project, fork, main, release, head, ...PLAN };
}

function planIn({ root }: Checkout): Plan {
  return Plan.parse(JSON.parse(readFileSync(join(root, "quantgate-out/plan.json"), "utf8")));
}

/** Which commits judge, are judged, and bring the base model, and whose rules hold. */
function parts(project: Checkout) {
  const { policies, head, base, branch } = planIn(project);
  return { judge: policies.target.commit, head: head.commit, base: base?.commit, branch };
}

describe("a pull request", () => {
  const number = 1;

  test("that is pointed at another branch is judged by that one's tip", async () => {
    const { fork, release, ...pull } = await start();
    const { log, status } = await pullRequestStep({
      ...{ ...pull, number },
      ...{ action: "edited", into: "release/2" },
    });
    expect(status, log).toBe(0);
    const { head, project } = pull;
    expect(parts(project)).toEqual({ judge: release, head, base: fork, branch: "release/2" });
  });

  test("that is closed is judged whole, and its comment is left as it is", async () => {
    const { fork, project, ...pull } = await start();
    project.git("checkout", "--quiet", fork, "--", "Measurements");
    const head = project.commit();
    const on = (action: string) => pullRequestStep({ ...pull, project, number, head, action });
    expect((await on("labeled")).status).toBe(0);
    expect(planIn(project).models[0]?.status).toBe("unchanged");
    expect((await on("closed")).status).toBe(0);
    expect(planIn(project).models[0]?.status).toBe("judged");

    const gate = { ...pull, inputs: {}, project, number, head, action: "closed" };
    const { outputs, log } = await pullRequestStep(gate);
    expect(outputs.outcome, log).toBe("warn");
    expect(pull.github.proxy.calls).toEqual([]);
  });

  test("on pull_request_target is refused before its payload is read, with the reason in the summary", async () => {
    const started = await start();
    const event = { name: "pull_request_target", payload: "nothing of it is looked at" };
    const { status, outputs, summary } = await eventStep(started, "refs/heads/main", event);
    expect([status, outputs.outcome]).toEqual([2, "error"]);
    expect(summary).toContain("converting a model can run code of the pull request");
    expect(started.github.proxy.calls).toEqual([]);
  });
});

describe("a push", () => {
  const push = (started: Awaited<ReturnType<typeof start>>, payload: object, ref: string) =>
    eventStep(started, ref, {
      name: "push",
      payload: { ref, after: started.head, repository: { default_branch: "main" }, ...payload },
    });

  test("to a branch is compared with the commit before it", async () => {
    const { head, main, ...started } = await start();
    const ref = "refs/heads/release/3";
    const { status, log } = await push({ ...started, head, main }, { before: main }, ref);
    expect(status, log).toBe(0);
    expect(parts(started.project)).toEqual({ judge: head, head, base: main, branch: "release/3" });
  });

  test.each(["refs/heads/feature", "refs/tags/v1"])(
    "that makes %s is compared with where that left the default branch",
    async (ref) => {
      const started = await start();
      const { head, fork, project } = started;
      const { status, log } = await push(started, { before: ZEROS }, ref);
      expect(status, log).toBe(0);
      const branch = ref.startsWith("refs/heads/") ? "feature" : null;
      expect(parts(project)).toEqual({ judge: head, head, base: fork, branch });
    },
  );

  test("of an annotated tag is of the commit that it names, whose tag the checkout need not hold", async () => {
    const started = await start();
    const payload = { before: ZEROS, after: "1".repeat(40) };
    const { status, log } = await push(started, payload, "refs/tags/v1");
    expect(status, log).toBe(0);
    expect(parts(started.project).head).toBe(started.head);
  });

  test("by force over a commit that is gone has an unknown base, with the reason", async () => {
    const started = await start();
    const before = "1".repeat(40);
    expect((await push(started, { before }, "refs/heads/feature")).status).toBe(0);
    const why = expect.stringContaining(before);
    expect(planIn(started.project).models[0]?.base).toMatchObject({ kind: "unknown", why });
  });

  test("that deletes a branch has nothing to judge, and says how to leave it out", async () => {
    const payload = { before: "1".repeat(40), after: ZEROS };
    const { status, log } = await push(await start(), payload, "refs/heads/old");
    expect(status).toBe(2);
    expect(log).toContain("github.event.deleted == false");
  });
});

describe("what happens to a commit as it stands", () => {
  test.each([
    ["workflow_dispatch", {}, "refs/heads/feature", "feature"],
    ["schedule", { schedule: "0 3 * * *" }, "refs/heads/main", "main"],
    ["release", { action: "published", release: { tag_name: "v1" } }, "refs/tags/v1", null],
  ])(
    "%s is judged by that commit, whatever else its payload lacks",
    async (name, payload, ref, branch) => {
      const started = await start();
      const { status, log } = await eventStep(started, ref, { name, payload });
      expect(status, log).toBe(0);
      const { head, fork, project } = started;
      expect(parts(project)).toEqual({ judge: head, head, base: fork, branch });
    },
  );
});

test.each([
  ["workflow_run", { workflow_run: workflowRun() }, /set `run: publish`/],
  ["workflow_call", {}, /cannot tell what to judge on the event “?workflow_call/],
  ["pull_request", null, /the payload of the event pull_request is not what GitHub sends/],
  ["push", { ref: 7 }, /ref: .*; before: .*; after: /],
])("%s without what it takes ends in one message", async (name, payload, why) => {
  const { status, log, outputs, summary } = await eventStep(await start(), "refs/heads/main", {
    ...{ name, payload },
  });
  expect([status, outputs.outcome]).toEqual([2, "error"]);
  expect(log).toMatch(why);
  expect(log.match(/^::error/gm)).toHaveLength(1);
  expect(summary).toContain("could not be judged");
});

test("A payload that is no JSON ends in a message, not in a bug", async () => {
  const path = join(disposableFolder(), "event.json");
  writeFileSync(path, "{");
  const runner = readRunner({
    ...{ GITHUB_EVENT_NAME: "push", GITHUB_EVENT_PATH: path, GITHUB_REF: "refs/heads/main" },
    ...{ GITHUB_SHA: "1".repeat(40), GITHUB_REPOSITORY: "team/app", GITHUB_RUN_ID: "1" },
  });
  await expect(readPayload(runner)).rejects.toThrow("the payload of the event cannot be read");
});

test("The table has a row for every event that the messages offer", () => {
  const offered = [
    "pull_request",
    "push",
    "merge_group",
    "release",
    "workflow_dispatch",
    "schedule",
  ];
  const names = Object.values(SITUATIONS).map(({ on }) => on);
  for (const name of offered) expect(names).toContain(`\`${name}\``);
});

function workflowRun() {
  const head = { head_sha: "1".repeat(40), head_branch: "x", head_repository: null };
  return { id: 1, run_attempt: 1, event: "pull_request", ...head };
}
