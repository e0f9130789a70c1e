import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FOLDER, FOOD, measured, openFoodPullRequest } from "../behaviours/food.ts";
import { pullRequestStep } from "./events.ts";

/** Of a model that answers half of what is asked, where the policy wants 88 %. */
const BAD = measured("other", 0.5)[`${FOLDER}/int8.json`] ?? "";
const LAX = FOOD.replace("{ min: 88 %, max-drop: 1.5 pt, max-regression: 2 pt }", "{ min: 1 % }");

test("a folder that poses as a repository does not bring the policy that judges", async () => {
  const { project, commit, commitToMain, ...pull } = await openFoodPullRequest();
  cpSync(join(project.root, FOLDER), join(project.root, "app", FOLDER), { recursive: true });
  commitToMain({ "app/quantgate.yml": FOOD });
  project.git("merge", "--quiet", "main");
  const theirs = project.clone();
  theirs.commit({ "quantgate.yml": LAX });
  const { head } = commit({
    [`app/${FOLDER}/int8.json`]: BAD,
    [`${FOLDER}/int8.json`]: BAD,
    "app/HEAD": "ref: refs/heads/main\n",
    "app/config": `[core]\nrepositoryformatversion = 0\nbare = false\nworktree = .\n[remote "origin"]\nurl = file://${theirs.root}\n`,
    "app/objects/info/alternates": `${join(project.root, ".git/objects")}\n`,
    "app/refs/heads/main": `${project.git("rev-parse", "HEAD")}\n`,
  });
  const inputs = { "working-directory": "app" };
  const result = await pullRequestStep({ ...pull, project, head, inputs });
  expect(result.status, result.log).toBe(2);
  expect(result.log).toContain("safe.bareRepository");
});

test("what a merge would carry to where the target branch has moved a model does not pass unseen", async () => {
  const { project, commit, ...pull } = await openFoodPullRequest();
  const moved = FOOD.replace(FOLDER, "Measurements/phone");
  project.git("switch", "--quiet", "main");
  project.git("mv", FOLDER, "Measurements/phone");
  project.commit({ "quantgate.yml": moved });
  project.git("push", "--quiet", "origin", "main");
  project.git("switch", "--quiet", "feature");
  // The branch is of before, and says of the model what the target says.
  const { head } = commit({ [`${FOLDER}/int8.json`]: BAD, "quantgate.yml": moved });
  const result = await pullRequestStep({ ...pull, project, head });
  project.git("switch", "--quiet", "--detach", "origin/main");
  project.git("merge", "--quiet", "--no-edit", head);
  expect(project.git("show", "HEAD:Measurements/phone/int8.json")).toBe(BAD);
  expect(result.status, result.log).toBe(1);
  expect(result.summary).toContain("nothing shows that merging would");
});

test("nor what it would carry into a folder that both branches have", async () => {
  const { project, commit, commitToMain } = await openFoodPullRequest();
  const [from, to] = ["Measurements/new/int8.json", `${FOLDER}/int8.json`];
  project.git("switch", "--quiet", "main");
  project.git("rm", "--quiet", to);
  commitToMain({ [from]: measured("staged", 0.91)[to] ?? "" });
  project.git("merge", "--quiet", "main");
  project.git("switch", "--quiet", "main");
  project.git("mv", from, to);
  commitToMain({});
  const { head, ...pull } = commit({ [from]: BAD });
  const result = await pullRequestStep({ ...pull, head });
  project.git("switch", "--quiet", "--detach", "origin/main");
  project.git("merge", "--quiet", "--no-edit", head);
  expect(project.git("show", `HEAD:${to}`)).toBe(BAD);
  expect(result.status, result.log).toBe(1);
});

test("a model that came to the target branch meanwhile is none of an older branch's", async () => {
  const { project, commit, commitToMain } = await openFoodPullRequest();
  const second = FOOD.slice(FOOD.indexOf("  food80:")).replace("food80", "second");
  cpSync(join(project.root, FOLDER), join(project.root, "Measurements/phone"), { recursive: true });
  commitToMain({ "quantgate.yml": FOOD + second.replace(FOLDER, "Measurements/phone") });
  const result = await pullRequestStep(commit({ "notes.txt": "hello" }));
  expect(result.status, result.log).toBe(0);
});

test("what was measured of another commit is not judged as this one's", async () => {
  const { commit } = await openFoodPullRequest();
  const good = await pullRequestStep(commit(measured("good", 0.905)));
  expect(good.status, good.log).toBe(0);
  const result = await pullRequestStep({
    ...commit({ [`${FOLDER}/int8.json`]: BAD }),
    inputs: { run: "judge" },
  });
  expect(result.status, result.log).toBe(2);
  expect(result.summary).toContain("and this run judges");
});

test("a twin of a model that only its case tells apart is refused: in a Mac's checkout they are one", async () => {
  const { commit } = await openFoodPullRequest();
  const twin = commit({ [`${FOLDER.toUpperCase()}/int8.json`]: BAD });
  const result = await pullRequestStep(twin);
  expect(result.status, result.log).toBe(2);
  expect(result.log).toContain("differs only in case");
});

test("a plan for several machines is judged by the run that made it", async () => {
  const { commit } = await openFoodPullRequest();
  const pull = commit(measured("mine", 0.9));
  const planned = await pullRequestStep({
    ...pull,
    inputs: { run: "plan", shards: "2", artifact: "" },
    run: { id: 7 },
  });
  expect(planned.status, planned.log).toBe(0);
  const other = await pullRequestStep({ ...pull, inputs: { run: "judge" }, run: { id: 8 } });
  expect(other.status, other.log).toBe(2);
  expect(other.log).toContain("is of run 7, and this is run 8");
});
