import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { hashesOf } from "../../src/store/hashes.ts";
import { openStore } from "../../src/store/store.ts";
import { disposableFolder } from "../git/disposable.ts";
import { hashesAnew } from "./hashes-anew.ts";

const ONE = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed";
const TWO = "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3";

/** Later by so much that what was written now is left alone since. */
function later<T>(work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ["Date"] });
  return work().finally(() => vi.useRealTimers());
}

/** A run over files of `folder`, in the order in which they are asked for. */
async function run(home: string, folder: string, ...files: readonly string[]): Promise<string[]> {
  const store = await openStore({ home, say: () => undefined });
  const hashes = hashesOf({ store, cwd: folder, except: [join(folder, "scratch")] });
  const found: string[] = [];
  for (const file of files) found.push((await hashes.of(join(folder, file))).sha256);
  await hashes.keep();
  await store.close();
  return found;
}

/** What a run would say of a file without reading it: the store's own words, with another hash in the place of the right one. */
async function forge(home: string, folder: string, from: string, to: string): Promise<void> {
  const store = await openStore({ home, say: () => undefined });
  const key = createHash("sha256").update(folder).digest("hex");
  const text = await store.read("files", key);
  if (text === undefined) throw new Error("nothing is kept");
  await store.keep("files", key, text.replace(from, to));
  await store.close();
}

test("a file is read once, and again when it has changed, though its size and its time are those of before", async () => {
  const [home, folder] = [disposableFolder(), disposableFolder()];
  const file = join(folder, "a");
  await writeFile(file, "one");
  await later(async () => {
    expect(await run(home, folder, "a")).toEqual([ONE]);
    // That it was not read shows in what it says.
    await forge(home, folder, ONE, TWO);
    expect(await run(home, folder, "a")).toEqual([TWO]);
  });
  const { atime, mtime } = await stat(file);
  await writeFile(file, "two");
  await utimes(file, atime, mtime);
  await forge(home, folder, TWO, ONE);
  await later(async () => expect(await run(home, folder, "a")).toEqual([TWO]));
});

test("another file in its place is another file", async () => {
  const [home, folder] = [disposableFolder(), disposableFolder()];
  for (const [name, text] of [
    ["a", "one"],
    ["b", "two"],
  ] as const)
    await writeFile(join(folder, name), text);
  await later(async () => {
    expect(await run(home, folder, "a", "b")).toEqual([ONE, TWO]);
    await rename(join(folder, "b"), join(folder, "a"));
    expect(await run(home, folder, "a")).toEqual([TWO]);
  });
});

test("what was written a moment ago is not kept: another write may have the same time", async () => {
  const [home, folder] = [disposableFolder(), disposableFolder()];
  await writeFile(join(folder, "a"), "one");
  await run(home, folder, "a");
  await expect(forge(home, folder, ONE, TWO)).rejects.toThrow("nothing is kept");
});

test("of what is this run's alone nothing is kept", async () => {
  const [home, folder] = [disposableFolder(), disposableFolder()];
  await mkdir(join(folder, "scratch"));
  await writeFile(join(folder, "scratch", "a"), "one");
  await later(async () => {
    await run(home, folder, "scratch/a");
    await expect(forge(home, folder, ONE, TWO)).rejects.toThrow("nothing is kept");
  });
});

test("what is gone, and what is no plain file, is refused", async () => {
  const folder = disposableFolder();
  const hashes = hashesAnew();
  await expect(hashes.of(join(folder, "gone"))).rejects.toThrow("ENOENT");
  await expect(hashes.of(folder)).rejects.toThrow("no plain file");
});

test("a large file has the same hash as if it were read at once", async () => {
  const file = join(disposableFolder(), "large");
  await writeFile(file, Buffer.alloc(5_000_000, "x"));
  const told = createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
  expect(await hashesAnew().of(file)).toEqual({ sha256: told, bytes: 5_000_000 });
  await rm(file);
});
