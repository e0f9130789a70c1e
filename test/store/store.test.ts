import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { NO_STORE, onlyWriting, openStore } from "../../src/store/store.ts";

async function home(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "quantgate-store-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function listening() {
  const said: string[] = [];
  return { said, say: (text: string) => void said.push(text) };
}

async function packageOf(bytes: number): Promise<string> {
  const folder = join(await home(), "model.mlpackage");
  await mkdir(join(folder, "Data"), { recursive: true });
  await writeFile(join(folder, "Data", "weights.bin"), Buffer.alloc(bytes));
  return folder;
}

const KEY = "a".repeat(64);
const OTHER = "b".repeat(64);

test("gives back what was kept under a key, and nothing under another one", async () => {
  const place = await home();
  const { say } = listening();
  const first = await openStore({ home: place, say });
  await first.keep("chunks", KEY, "one\ntwo\n");
  await first.close();
  expect(await readdir(join(place, "store/1/writing"))).toEqual([]);
  const second = await openStore({ home: place, say });
  expect(await second.read("chunks", KEY)).toBe("one\ntwo\n");
  expect(await second.read("chunks", OTHER)).toBeUndefined();
  expect(await second.read("watches", KEY)).toBeUndefined();
});

test("what is not as it was written is not read, is removed, and is said once", async () => {
  const place = await home();
  const { said, say } = listening();
  const store = await openStore({ home: place, say });
  for (const key of [KEY, OTHER]) {
    await store.keep("chunks", key, "answers");
    const file = join(place, "store/1/chunks", `${key}.txt`);
    await writeFile(file, (await readFile(file, "utf8")).replace("answers", "anSwers"));
    expect(await store.read("chunks", key)).toBeUndefined();
  }
  expect(await readdir(join(place, "store/1/chunks"))).toEqual([]);
  expect(said).toEqual([
    "What was kept of earlier runs is damaged in part; that part is measured anew.",
  ]);
});

test("a file that is whole but has another's name is not taken for that", async () => {
  const place = await home();
  const { say } = listening();
  const store = await openStore({ home: place, say });
  await store.keep("chunks", KEY, "answers of one");
  const folder = join(place, "store/1/chunks");
  await writeFile(join(folder, `${OTHER}.txt`), await readFile(join(folder, `${KEY}.txt`)));
  expect(await store.read("chunks", OTHER)).toBeUndefined();
});

test("keeps a copy of a package until it is dropped", async () => {
  const { say } = listening();
  const store = await openStore({ home: await home(), say });
  const folder = await packageOf(10);
  await store.keepPackage(KEY, folder);
  await rm(folder, { recursive: true });
  const kept = (await store.package(KEY)) ?? "";
  expect(kept).toBe(store.placeOf(KEY));
  expect(await readFile(join(kept, "Data", "weights.bin"))).toHaveLength(10);
  await store.dropPackage(KEY);
  expect(await store.package(KEY)).toBeUndefined();
});

test("where it cannot be written, there is none, and that is said", async () => {
  const file = join(await home(), "file");
  await writeFile(file, "");
  const { said, say } = listening();
  expect(await openStore({ home: file, say })).toBe(NO_STORE);
  expect(said).toEqual([
    expect.stringMatching(/^Nothing is kept for later runs: .*file the folder cannot be made: /),
  ]);
});

test("when it can no more be written, the run goes on and that is said once", async () => {
  const place = await home();
  const { said, say } = listening();
  const store = await openStore({ home: place, say });
  await store.keep("chunks", KEY, "before");
  await rm(join(place, "store/1/writing"), { recursive: true });
  await store.keep("chunks", OTHER, "after");
  await store.keepPackage(OTHER, await packageOf(1));
  expect(said).toEqual([expect.stringMatching(/^Nothing more is kept for later runs: ENOENT: /)]);
  expect(await store.read("chunks", KEY)).toBe("before");
  await expect(store.close()).resolves.toBeUndefined();
});

test("what was used least lately makes room, and what this run has used stays", async () => {
  const place = await home();
  const { say } = listening();
  const first = await openStore({ home: place, say });
  await first.keepPackage(KEY, await packageOf(1000));
  for (const key of ["1", "2", "3"]) await first.keep("chunks", key, "x".repeat(1000));
  await first.close();
  const at = (name: string) => join(place, "store/1", name);
  const ages = [at("chunks/1.txt"), at("chunks/2.txt"), at(`packages/${KEY}.mlpackage`)];
  for (const [days, path] of ages.entries()) {
    const then = new Date(Date.UTC(2026, 0, 1 + days));
    await utimes(path, then, then);
  }
  const second = await openStore({ home: place, say, most: 2500 });
  expect(await second.read("chunks", "1")).toHaveLength(1000);
  await second.close();
  expect((await readdir(at("chunks"))).sort()).toEqual(["1.txt", "3.txt"]);
  expect(await readdir(at("packages"))).toEqual([]);
});

test("what a run has used stays, though it be more than there should be", async () => {
  const place = await home();
  const { say } = listening();
  const first = await openStore({ home: place, say });
  for (const key of ["1", "2"]) await first.keep("chunks", key, "x".repeat(1000));
  await first.close();
  const chunks = join(place, "store/1/chunks");
  const then = new Date(Date.UTC(2026, 0, 1));
  for (const name of await readdir(chunks)) await utimes(join(chunks, name), then, then);
  const second = await openStore({ home: place, say, most: 100 });
  await second.read("chunks", "2");
  await second.close();
  expect(await readdir(chunks)).toEqual(["2.txt"]);
});

test("what a process that is gone was writing is removed, and what another one writes stays", async () => {
  const place = await home();
  const writing = join(place, "store/1/writing");
  // No process has so high a number.
  const names = ["4194305-gone", `${process.pid}-here`, "whatever"];
  for (const name of names) await mkdir(join(writing, name), { recursive: true });
  const { say } = listening();
  await openStore({ home: place, say });
  expect((await readdir(writing)).filter((name) => names.includes(name))).toEqual([
    `${process.pid}-here`,
  ]);
});

test("a run that finds everything out anew reads nothing, and leaves it to later ones", async () => {
  const place = await home();
  const { say } = listening();
  const store = await openStore({ home: place, say });
  const fresh = onlyWriting(store);
  await fresh.keep("chunks", KEY, "anew");
  expect(await fresh.read("chunks", KEY)).toBeUndefined();
  expect(await store.read("chunks", KEY)).toBe("anew");
});
