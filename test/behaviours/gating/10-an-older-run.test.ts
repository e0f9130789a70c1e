import { expect, test } from "vitest";
import { pullRequestStep } from "../../action/events.ts";
import { FOOD, measured, openFoodPullRequest } from "../food.ts";

/** A pull request whose target became stricter: `old` was judged before that and warns, `new` after it and fails. */
async function judgedTwice() {
  const { commit, commitToMain } = await openFoodPullRequest();
  const pull = commit(measured("mine", 0.905));
  const run = (id: number, attempt: number, inputs: Record<string, string>) =>
    pullRequestStep({ ...pull, run: { id, attempt }, inputs });
  const gate = (out: string) => run(1, 1, { out: folder(out), comment: "false" });
  expect((await gate("old")).outputs.outcome).toBe("warn");
  commitToMain({
    "quantgate.yml": FOOD.replace("models:", "gate: { on-inconclusive: fail }\nmodels:"),
  });
  expect((await gate("new")).outputs.outcome).toBe("fail");
  const tell = (out: "old" | "new", id: number, attempt = 1) =>
    run(id, attempt, { run: "judge", out: folder(out) });
  const told = async () => {
    const comments = await pull.github.comments(pull.number);
    return comments.map(({ body }) => TELLS[/^## (\S+) /m.exec(body)?.[1] ?? ""]);
  };
  return { ...pull, tell, told };
}

const folder = (name: string) => `quantgate-out/${name}`;

const TELLS: Readonly<Record<string, string>> = { "⚠️": "old", "❌": "new" };

test("a run of another commit, an older run or an earlier attempt leaves the comment to the newest, and says so", async () => {
  const { project, tell, told, ...pull } = await judgedTwice();
  await tell("new", 20, 2);
  const older = await tell("old", 19, 3);
  expect(await told(), "after an older run").toEqual(["new"]);
  expect(older.log).toContain("left to a newer run of the same commit (20, attempt 2)");
  expect([older.status, older.outputs.outcome]).toEqual([0, "warn"]);
  await tell("old", 20, 1);
  expect(await told(), "after an earlier attempt").toEqual(["new"]);

  const late = {
    ...pull,
    project,
    run: { id: 21 },
    inputs: { run: "judge", out: folder("old") },
  };
  const { status, log } = await pullRequestStep({ ...late, newest: "b".repeat(40) });
  expect(status, log).toBe(0);
  expect(await told(), "after a run of another commit").toEqual(["new"]);
  expect(log).toContain("the pull request has moved on to bbbbbbbbbbbb.");
});

test("of two runs that race one comment is left, the newer's, until one that is newer still", async () => {
  const { tell, told } = await judgedTwice();
  await Promise.all([tell("new", 31), tell("old", 30)]);
  expect(await told(), "after the race").toEqual(["new"]);
  await tell("old", 31, 2);
  expect(await told(), "after a later attempt").toEqual(["old"]);
});
