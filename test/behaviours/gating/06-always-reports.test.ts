import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { pullRequestStep, pushStep } from "../../action/events.ts";
import { FOLDER, FOOD, measured, openFoodPullRequest, verdictOf } from "../food.ts";

const UNTOUCHED = "changes no model that the policy judges: nothing was measured";

/** No measurement of the project keeps this: whatever is judged by it fails. */
const STRICT = FOOD.replace("min: 88 %", "min: 99 %");

test("a pull request that touches no model passes, with the reason and without a comment", async () => {
  const { github, number, commit } = await openFoodPullRequest({ policy: STRICT });
  const result = await pullRequestStep(commit({ "notes.txt": "hello" }));
  expect(result, result.log).toMatchObject({ status: 0, outputs: { outcome: "pass" } });
  expect(result.summary).toContain(UNTOUCHED);
  expect(result.summary).not.toMatch(/✅|within the agreed limits|could not be judged/);
  expect(JSON.parse(result.outputs.recommended ?? "")).toEqual({ food80: null });
  expect(verdictOf(result).models[0]).toMatchObject({ status: "unchanged", variants: [] });
  expect(await github.comments(number)).toEqual([]);
});

test("one that takes its change of the model back has its old comment say so", async () => {
  const { github, number, commit, project } = await openFoodPullRequest();
  const bad = await pullRequestStep(commit(measured("bad", 0.5)));
  expect(bad.status, bad.log).toBe(1);
  const [before] = await github.comments(number);
  expect(before?.body).toContain("❌");

  project.git("checkout", "--quiet", "main", "--", FOLDER);
  const good = await pullRequestStep(commit());
  expect(good.status, good.log).toBe(0);
  const comments = await github.comments(number);
  expect(comments.map(({ id }) => id)).toEqual([before?.id]);
  expect(comments[0]?.body).toContain(UNTOUCHED);
  expect(comments[0]?.body).not.toContain("❌");
});

test("one that changes the policy alone is shown what that loosens, and measures nothing", async () => {
  const { github, number, commit } = await openFoodPullRequest({ policy: STRICT });
  const result = await pullRequestStep(commit({ "quantgate.yml": FOOD }));
  expect(result.status, result.log).toBe(0);
  const [comment] = await github.comments(number);
  for (const shown of [result.summary, comment?.body]) {
    expect(shown).toContain(UNTOUCHED);
    expect(shown).toContain("loosens `food80/int8 top-1 min`: `99 %` → `88 %`");
  }
});

test("what nobody touched is judged where the policy asks for it, and on every push", async () => {
  const always = `${STRICT}gate: { on-unchanged: judge }\n`;
  const asked = await openFoodPullRequest({ policy: always });
  const judged = await pullRequestStep(asked.commit({ "notes.txt": "hello" }));
  expect(judged.status, judged.log).toBe(1);

  const { project, github, commitToMain } = await openFoodPullRequest({ policy: STRICT });
  const before = project.git("rev-parse", "main");
  commitToMain({ "notes.txt": "hello" });
  project.git("switch", "--quiet", "main");
  for (const inputs of [{}, { base: "main" }]) {
    const pushed = await pushStep({ project, github, before, inputs });
    expect(pushed.status, pushed.log).toBe(1);
  }
});

test("no workflow that is given as an example can be skipped by the paths of a pull request", () => {
  for (const name of readdirSync("examples").filter((one) => one.endsWith(".yml"))) {
    const { on } = parse(readFileSync(`examples/${name}`, "utf8"));
    const filters = Object.values(on ?? {}).flatMap((event) => Object.keys(event ?? {}));
    expect(filters, name).not.toContain("paths");
    expect(filters, name).not.toContain("paths-ignore");
  }
});
