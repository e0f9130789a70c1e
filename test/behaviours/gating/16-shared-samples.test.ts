import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Measurement } from "../../../src/contract/measurement.ts";
import type { Stamp } from "../../../src/contract/stamp.ts";
import { Verdict } from "../../../src/contract/verdict.ts";
import { digestOf } from "../../../src/out/write.ts";
import { unpack } from "../../../src/unpack/unpack.ts";
import { digitsProject } from "../../action/digits.ts";
import { dispatchStep } from "../../action/events.ts";
import { type ArtifactService, startArtifactService } from "../../emulator/artifacts.ts";
import { startGitHub } from "../../emulator/github.ts";
import { type Checkout, disposableFolder } from "../../git/disposable.ts";

/** What actions/download-artifact does. */
async function download({ artifacts }: ArtifactService, name: string, into: string) {
  const zip = join(disposableFolder(), "artifact.zip");
  writeFileSync(zip, artifacts.get(name) ?? "");
  mkdirSync(into, { recursive: true });
  await unpack({ zip, into, placeOf: () => ({ kind: "taken", most: 1e9 }) });
}

function edit<T>(file: string, change: (value: T) => T): void {
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, "utf8")))));
}

test("Measured by four machines, a run ends as one that does all in one job, to the last byte", async () => {
  const [github, artifacts] = [await startGitHub(), await startArtifactService()];
  const project = digitsProject();
  const clone = () => project.clone("--branch=main");
  const at = (checkout: Checkout, inputs: Record<string, string>) =>
    dispatchStep({ github, artifacts, project: checkout, inputs });
  const out = (checkout: Checkout, path = "") => join(checkout.root, "quantgate-out", path);
  const verdictOf = (checkout: Checkout) => readFileSync(out(checkout, "verdict.json"), "utf8");
  // A shard is for `measure` alone: here it changes nothing.
  const whole = await at(project, { run: "gate", shard: "1/2" });

  const planned = await at(clone(), { run: "plan", shards: "4" });
  expect(planned.log).toMatch(
    /shard 1\/4: digits \(head\) on portable, samples 1 to \d+, digits \(base\)/,
  );
  const { shard: shards } = JSON.parse(planned.outputs.matrix ?? "");
  expect(shards).toEqual(["1/4", "2/4", "3/4", "4/4"]);
  for (const shard of shards) {
    const machine = clone();
    await download(artifacts, "quantgate-plan", out(machine));
    const measured = await at(machine, { run: "measure", shard });
    expect(measured.status, measured.log).toBe(0);
  }
  const names = [1, 2, 3, 4].map((index) => `quantgate-shard-${index}-of-4`);
  expect([...artifacts.artifacts.keys()]).toEqual(["quantgate", "quantgate-plan", ...names]);

  const judge = clone();
  await download(artifacts, "quantgate-plan", out(judge));
  const downloads = join(judge.root, "quantgate-shards");
  for (const name of names) await download(artifacts, name, join(downloads, name));
  const second = join(downloads, "quantgate-shard-2-of-4");
  expect(readdirSync(second).sort()).toEqual(["parts", "shards"]);
  const inputs = { run: "judge", measured: "quantgate-shards", python: "/nowhere" };
  const judged = await at(judge, inputs);
  expect([judged.status, judged.outputs.outcome], judged.log).toEqual([
    whole.status,
    whole.outputs.outcome,
  ]);
  expect(verdictOf(judge)).toBe(verdictOf(project));

  const merged = join(judge.root, "merged");
  for (const name of names) cpSync(join(downloads, name), merged, { recursive: true });
  await at(judge, { ...inputs, measured: "merged" });
  expect(verdictOf(judge)).toBe(verdictOf(project));

  // Judged again where all of it came together, it says the same.
  await at(judge, { ...inputs, measured: "" });
  expect(verdictOf(judge)).toBe(verdictOf(project));

  moveToAnotherChip(second, ["head", "base"]);
  const apart = await at(judge, inputs);
  expect([apart.status, apart.outputs.outcome], apart.log).toEqual([
    whole.status,
    whole.outputs.outcome,
  ]);
  const { models } = Verdict.parse(JSON.parse(verdictOf(judge)));
  const origin = models[0]?.variants[0]?.origin;
  const chips = new Set(origin?.fingerprints?.map(({ fingerprint }) => fingerprint.chip));
  expect(origin?.fingerprints?.map(({ rows: [begin] }) => begin === 0)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(chips).toEqual(new Set([origin?.fingerprint.chip, "another"]));
  expect(apart.summary).toContain("machines that differ have measured it: samples 1 to");

  moveToAnotherChip(second, ["base"], "a third");
  const unlike = await at(judge, inputs);
  expect(unlike.status, unlike.log).toBe(1);
  expect(unlike.summary).toMatch(/max-regression 3 pt.*was measured in another environment/);

  const path = "parts/2-of-4/records/digits/base/int8/portable.jsonl";
  const records = join(second, path);
  writeFileSync(records, readFileSync(records, "utf8").split("\n").slice(0, 50).join("\n"));
  const half = await at(judge, inputs);
  expect([half.status, half.outputs.outcome]).toEqual([2, "error"]);
  expect(half.log).toContain(`is half-written: ${path} is not`);
});

/** As if the second machine had another processor: a true stamp of true files. */
function moveToAnotherChip(folder: string, sides: readonly string[], chip = "another"): void {
  const files = sides.flatMap((side) =>
    ["int8", "reference"].map(
      (name) => `parts/2-of-4/measurements/digits/${side}/${name}/portable.json`,
    ),
  );
  for (const path of files)
    edit<Measurement>(join(folder, path), (one) => ({
      ...one,
      ...(one.fingerprint && { fingerprint: { ...one.fingerprint, chip } }),
    }));
  const now = (path: string) => digestOf(readFileSync(join(folder, path)));
  edit<Stamp>(join(folder, "shards/2-of-4.json"), (stamp) => ({
    ...stamp,
    files: stamp.files.map((one) =>
      files.includes(one.path) ? { ...one, digest: now(one.path) } : one,
    ),
  }));
}
