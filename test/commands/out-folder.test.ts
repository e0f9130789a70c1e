import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
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

const write = (fresh: OutFolder) => fresh.writeText("plan.json", "{}");

test("a folder beside the out folder that someone else filled is left alone", async () => {
  await mkdir(join(parent, "out.part"));
  await writeFile(join(parent, "out.part", "precious"), "");
  await expect(replacing(outFolder(join(parent, "out")), write)).rejects.toThrow("precious");
  expect(await readdir(parent, { recursive: true })).toEqual(["out.part", "out.part/precious"]);
});

test("what a killed run left behind does not stop the next", async () => {
  await mkdir(join(parent, "out.part"));
  await writeFile(join(parent, "out.part", "plan.json.0123abcd.tmp"), "");
  await replacing(outFolder(join(parent, "out")), write);
  expect(await readdir(parent, { recursive: true })).toEqual([
    "out",
    "out/.gitignore",
    "out/plan.json",
  ]);
});
