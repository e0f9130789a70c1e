import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { replacing } from "../../src/commands/out-folder.ts";
import { type OutFolder, outFolder } from "../../src/out/out-folder.ts";

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "quantgate-replacing-"));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const found = async () => (await readdir(parent, { recursive: true })).sort();
const write = (fresh: OutFolder) => fresh.writeText("plan.json", "{}");

const HELD = ["out", "out/.gitignore", "out/plan.json"];

test("a first run hides the folder from git before it fills it, and leaves nothing where it ends early", async () => {
  let during: string[] = [];
  const ends = replacing(outFolder(join(parent, "out")), async () => {
    during = await readdir(join(parent, "out"));
    throw new Error("early");
  });
  await expect(ends).rejects.toThrow("early");
  expect(during).toEqual([".gitignore"]);
  expect(await readdir(join(parent, "out"))).toEqual([]);
});

test("what lies beside the out folder is left alone", async () => {
  await mkdir(join(parent, "out.part"));
  await writeFile(join(parent, "out.part", "precious"), "");
  await replacing(outFolder(join(parent, "out")), write);
  expect((await readdir(parent, { recursive: true })).sort()).toEqual([
    ...["out", "out.part", "out.part/precious", "out/.gitignore", "out/plan.json"],
  ]);
});

test("what a killed run left behind does not stop the next, and does not stay", async () => {
  await mkdir(join(parent, "out/.fresh"), { recursive: true });
  await mkdir(join(parent, "out/.replaced"));
  await writeFile(join(parent, "out/.fresh/plan.json.0123abcd.tmp"), "");
  await writeFile(join(parent, "out/.replaced/plan.json"), "");
  await replacing(outFolder(join(parent, "out")), write);
  expect(await found()).toEqual(HELD);
});

test("of what an earlier run left nothing stays beside what takes its place", async () => {
  const out = outFolder(join(parent, "out"));
  await replacing(out, async (fresh) => {
    await write(fresh);
    await fresh.writeText("verdict.json", "{}");
    await fresh.writeText("measurements/food/head/int8/portable.json", "{}");
  });
  await replacing(out, write);
  expect(await found()).toEqual(HELD);
});

test("what an earlier run left is whole where the next one ends early", async () => {
  const out = outFolder(join(parent, "out"));
  await replacing(out, write);
  const ends = replacing(out, async (fresh) => {
    await fresh.writeText("plan.json", "another");
    throw new Error("early");
  });
  await expect(ends).rejects.toThrow("early");
  expect(await readFile(join(parent, "out/plan.json"), "utf8")).toBe("{}");
  expect(await found()).toEqual(HELD);
});
