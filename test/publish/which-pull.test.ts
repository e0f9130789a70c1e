import { expect, test } from "vitest";
import { measured, openFlowers, POLICY } from "./flowers.ts";
import { pullOf } from "./fork.ts";
import { limitOf, verdictOf } from "./seen.ts";

const STATUS = { inputs: { status: "gate of {branch}" } };

test("the pull request is the one open now with this very head, or nothing is posted", async () => {
  const fork = await openFlowers();
  const { number, head, pulls } = fork;
  const elsewhere = { number: 8, head: { sha: head, repo: { full_name: "other/app" } } };
  const rows: [string, object[], object, RegExp][] = [
    ["closed", [], {}, /no open pull request has [0-9a-f]{12} as its head/],
    ["pushed to", [pullOf(number, "d".repeat(40))], {}, /pull request 1 has moved on to dddd/],
    ["another's", [{ ...elsewhere, base: { ref: "main" } }], {}, /no open pull request has/],
    ["without its repository", pulls, { head_repository: null }, /it came from is gone/],
    ["for a push", pulls, { event: "push" }, /was for push, not for a pull request/],
  ];
  for (const [what, open, run, why] of rows) {
    fork.pulls.splice(0, fork.pulls.length, ...open);
    const result = await fork.publish(fork.files, { ...STATUS, run });
    expect(result, `${what}: ${result.log}`).toMatchObject({ status: 0 });
    expect(result.log, what).toMatch(why);
    expect(result.outputs.verdict, what).toBeUndefined();
  }
  fork.pulls.splice(0, fork.pulls.length, pullOf(number, head), pullOf(8, head, "release"));
  const several = await fork.publish(fork.files, STATUS);
  expect(several, several.log).toMatchObject({ status: 2, outputs: { outcome: "error" } });
  expect(several.summary).toContain("pull requests 1 and 8 have the same head");
  expect(await fork.comments()).toEqual([]);
  expect(fork.statuses).toEqual([]);
});

test("a status can name the branch, and not being allowed to set it changes nothing", async () => {
  const fork = await openFlowers();
  await fork.publish(fork.files, STATUS);
  expect(fork.statuses[0]).toMatchObject({ context: "gate of main", state: "success" });
  fork.github.proxy.fail({ path: /\/statuses\//, answer: { status: 403 } });
  const refused = await fork.publish(fork.files, STATUS);
  expect(refused, refused.log).toMatchObject({ status: 0, outputs: { outcome: "pass" } });
  expect(refused.log).toContain("does the job have `statuses: write`?");
});

test("a target branch that has moved on judges: by its new limits, and of new data it says that none was measured", async () => {
  const fork = await openFlowers();
  const { project } = fork;
  const moveOn = (files: Record<string, string>) => {
    project.git("switch", "--quiet", "main");
    project.commit(files);
    project.git("push", "--quiet", "origin", "main");
    project.git("switch", "--quiet", "feature");
  };
  moveOn({ "README.md": "unrelated" });
  const same = await fork.publish();
  expect(same, same.log).toMatchObject({ status: 0 });
  expect(verdictOf(same).published).toMatchObject({ taken: 4 });

  moveOn({ "quantgate.yml": POLICY.replace("2 MB", "0.5 MB") });
  const stricter = await fork.publish();
  expect(stricter, stricter.log).toMatchObject({ status: 1 });
  expect(limitOf(stricter, "max")).toMatchObject({ state: "fail" });

  moveOn({ "quantgate.yml": POLICY, "flowers.npz": "new arrays" });
  const other = await fork.publish();
  expect(other, other.log).toMatchObject({ status: 1 });
  expect(limitOf(other, "max-drop")?.why).toContain("had other evaluation data");
  expect(verdictOf(other).published).toMatchObject({ taken: 0 });
  expect((await fork.comments())[0]).toContain("Nothing of it was taken");
});

test("data that git does not hold has to be fetched by the workflow that publishes, too", async () => {
  const fork = await openFlowers();
  const { project } = fork;
  project.git("switch", "--quiet", "main");
  project.commit({ "quantgate.yml": POLICY.replace("flowers.npz", "fetched/flowers.npz") });
  project.git("push", "--quiet", "origin", "main");
  const result = await fork.publish();
  expect(result, result.log).toMatchObject({ status: 2 });
  expect(result.summary).toContain("fetched/flowers.npz is not there");
  expect(result.summary).toContain("a workflow that publishes has to fetch it too");
});

test("other words stay refused on workflow_run, whatever they are told to compare with", async () => {
  const fork = await openFlowers();
  for (const inputs of [{ run: "gate" }, { run: "gate", base: "main" }, { run: "measure" }]) {
    const result = await fork.publish(fork.files, { inputs });
    expect(result, result.log).toMatchObject({ status: 2 });
    expect(result.log).toContain("on workflow_run there is nothing to judge");
  }
});

test("a waiver that counts by a digest from the run without rights is said to rest on its word", async () => {
  const fork = await openFlowers();
  const bad = { ...fork.files, ...measured({ wrong: 160 }) };
  const failed = await fork.publish(bad);
  expect(failed, failed.log).toMatchObject({ status: 1 });
  const limits = ["max-drop", "max-regression"].map((one) => limitOf(failed, one));
  const waivers = limits.map(
    (one) =>
      `  - { model: flowers, variant: int8, limit: top-1 ${one?.operator}, weights: "${one?.weights}", until: 2999-12-31, reason: known, approver: "@lead" }`,
  );
  const { project } = fork;
  project.git("switch", "--quiet", "main");
  project.commit({ "quantgate.yml": `${POLICY}waivers:\n${waivers.join("\n")}\n` });
  project.git("push", "--quiet", "origin", "main");
  const waived = await fork.publish(bad);
  expect(waived, waived.log).toMatchObject({ status: 0, outputs: { outcome: "warn" } });
  expect(waived.summary).toContain(
    "So could they the digest by which a waiver counts: `flowers/int8`",
  );
});
