import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "../../src/out/make-folder.ts";
import { disposableFolder } from "../git/disposable.ts";

test("A folder is made with those above it, by as many as want it", async () => {
  const folder = join(disposableFolder(), "a/b/c");
  await Promise.all([makeFolder(folder), makeFolder(folder)]);
  expect((await stat(folder)).isDirectory()).toBe(true);
});

test("A file in the way is named", async () => {
  const file = join(disposableFolder(), "file");
  await writeFile(file, "");
  await expect(makeFolder(join(file, "a"))).rejects.toThrow(`${file} the folder cannot be made`);
});

test.skipIf(process.platform !== "linux")(
  `Where the system keeps its own files, none can be made${process.platform === "linux" ? "" : " (skipped: only Linux has /proc)"}`,
  async () => {
    await expect(makeFolder("/proc/none/here")).rejects.toThrow(
      "/proc/none the folder cannot be made",
    );
  },
);
