import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { identitiesOf } from "../../../src/commands/watch/lying.ts";
import { watchFiles } from "../../../src/commands/watch/seen.ts";
import { disposableFolder } from "../../git/disposable.ts";

const WEIGHTS = "Models/A.mlpackage/Data/weight.bin";

/** A project of which a policy, a model and what is not there yet are watched, unless told. */
function project(paths = ["quantgate.yml", "Models/A.mlpackage", "Later.mlpackage"]) {
  const root = disposableFolder();
  const at = (path: string) => join(root, path);
  for (const folder of ["Models/A.mlpackage/Data", "quantgate-out", ".git"])
    mkdirSync(at(folder), { recursive: true });
  writeFileSync(at(WEIGHTS), "weights");
  writeFileSync(at("quantgate.yml"), "version: 1");
  const out = at("quantgate-out");
  return { at, behind: { root, out, tips: [], paths: paths.map(at) }, names: paths };
}

type At = (path: string) => string;
const policy = (at: At) => writeFileSync(at("quantgate.yml"), "version: 1 ");

/** Which paths are told to be otherwise after something was done. */
async function changedBy(act: (at: At) => void, paths?: string[]): Promise<string[]> {
  const { at, behind, names } = project(paths);
  const files = watchFiles();
  const { change } = files.look(behind);
  act(at);
  const changed = (await change) ?? [];
  files.close();
  return names.filter((name) => changed.includes(at(name)));
}

describe("a change is told", () => {
  const model = ["Models/A.mlpackage"];
  test.each<[string, (at: At) => void, string[]]>([
    ["of a file that is written", policy, ["quantgate.yml"]],
    [
      "of one that takes its place",
      (at) => {
        writeFileSync(at("saved"), readFileSync(at("quantgate.yml")));
        renameSync(at("saved"), at("quantgate.yml"));
      },
      ["quantgate.yml"],
    ],
    ["deep in a package", (at) => writeFileSync(at(WEIGHTS), "others"), model],
    [
      "of a package that goes",
      (at) => rmSync(at("Models/A.mlpackage"), { recursive: true }),
      model,
    ],
    ["of the folder that it lies in", (at) => renameSync(at("Models"), at("away")), model],
    ["of a folder that comes into it", (at) => mkdirSync(at("Models/A.mlpackage/New")), model],
    ["of what was not there", (at) => mkdirSync(at("Later.mlpackage")), ["Later.mlpackage"]],
    [
      "of several at once",
      (at) => {
        writeFileSync(at(WEIGHTS), "others");
        policy(at);
      },
      ["quantgate.yml", ...model],
    ],
  ])("%s", async (_, act, expected) => {
    expect(await changedBy(act)).toEqual(expected);
  });

  test("only of what the verdict rests on", async () => {
    const act = (at: At) => {
      for (const other of ["notes", "Models/B", "quantgate-out/plan.json"])
        writeFileSync(at(other), "");
      policy(at);
    };
    expect(await changedBy(act)).toEqual(["quantgate.yml"]);
  });
});

test("of data that are the whole folder it is no change what git and quantgate write there", () => {
  const { at, behind } = project(["."]);
  const before = identitiesOf(behind);
  mkdirSync(at("quantgate-out.part"));
  for (const own of ["quantgate-out/plan.json", "quantgate-out.part/plan.json", ".git/index"])
    writeFileSync(at(own), "");
  symlinkSync(at(""), at("Models/circle"));
  expect(identitiesOf(behind)).toEqual(before);
  writeFileSync(at("quantgate-outside.csv"), "");
  expect(identitiesOf(behind)).not.toEqual(before);
});

test("what was done before it was looked at is no change, and waiting can be ended", async () => {
  const { at, behind } = project();
  const stop = new AbortController();
  const files = watchFiles(stop.signal);
  files.look(behind);
  policy(at);
  const { change } = files.look(behind);
  stop.abort();
  expect(await change).toBeUndefined();
  files.close();
});

test("it is settled once nothing more was written for a moment", async () => {
  const { at, behind } = project();
  let moments = 0;
  const files = watchFiles(undefined, async () => {
    moments += 1;
    if (moments < 4) writeFileSync(at(WEIGHTS), "weights".repeat(moments + 1));
  });
  await files.settled(behind);
  expect(moments).toBe(4);
});
