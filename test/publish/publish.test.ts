import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { measured, openFlowers } from "./flowers.ts";
import { verdictOf } from "./seen.ts";

const STATUS = { inputs: { status: "quantgate/published" } };

test("an honest run is judged again, posted once, set as a status, and said to be forgeable", async () => {
  const fork = await openFlowers();
  const first = await fork.publish(fork.files, STATUS);
  expect(first, first.log).toMatchObject({ status: 0, outputs: { outcome: "pass" } });
  const second = await fork.publish();
  expect(second.outputs["comment-url"]).toBe(first.outputs["comment-url"]);
  const [comment, ...others] = await fork.comments();
  expect(others).toEqual([]);
  for (const shown of [comment, second.summary]) {
    expect(shown).toContain("within the agreed limits");
    expect(shown).toContain("4 measurements come from it, of head and base alike");
    expect(shown).toContain("Whoever wrote that code could have forged them");
    expect(shown).toContain("Made anew from git, by the tip of the target branch");
  }
  expect(fork.statuses).toEqual([
    expect.objectContaining({
      ...{ state: "success", context: "quantgate/published" },
      description: "All 4 enforced limits are kept.",
    }),
  ]);
  const posted = fork.github.proxy.calls.filter((call) => call.includes("/statuses/"));
  expect(posted).toEqual([`POST /repos/team/app/statuses/${fork.head}`]);
});

test("a plan of another version is refused by name, and nothing that was measured by it is taken", async () => {
  const fork = await openFlowers();
  const plan = { ...JSON.parse(String(fork.files["plan.json"])), schema: 1 };
  const files = { ...fork.files, "plan.json": JSON.stringify(plan) };
  const result = await fork.publish(files, STATUS);
  expect(result.status, result.log).toBe(2);
  expect(result.log).toMatch(/has left a plan\.json of schema 1, .* this one reads schema 2/);
  expect(fork.statuses).toEqual([expect.objectContaining({ state: "error" })]);
});

test("the token goes to GitHub and not to the storage that it sends to", async () => {
  const fork = await openFlowers();
  await fork.publish();
  expect(fork.artifacts.storage.asked).toHaveLength(1);
  const [headers] = fork.artifacts.storage.asked;
  expect(JSON.stringify(headers)).not.toContain(fork.github.tokens.own);
  expect(headers).not.toHaveProperty("authorization");
});

test("a worse model fails, whatever the run without rights has said of it", async () => {
  const fork = await openFlowers();
  const forged = { outcome: "pass", because: "All is well." };
  const own = (await fork.publish()).outputs.verdict ?? "";
  const said = { ...JSON.parse(readFileSync(own, "utf8")), ...forged };
  const files = {
    ...fork.files,
    ...measured({ wrong: 300 }),
    "verdict.json": JSON.stringify(said),
  };
  const result = await fork.publish(files, STATUS);
  expect(result, result.log).toMatchObject({ status: 1, outputs: { outcome: "fail" } });
  expect(verdictOf(result).published).toMatchObject({ taken: 4, said: "pass" });
  expect((await fork.comments())[0]).toContain("Its own verdict was `pass`, and this one is not");
  expect(fork.statuses.at(-1)).toMatchObject({ state: "failure" });
  expect(fork.statuses.at(-1)?.description?.length).toBeLessThanOrEqual(140);
});
