import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pack, take } from "../../src/store/carried.ts";
import type { Shelf } from "../../src/store/shelves.ts";
import { openStore } from "../../src/store/store.ts";
import { disposableFolder } from "../git/disposable.ts";

const ONE = "a".repeat(64);
const TWO = "b".repeat(64);
const NEW = "c".repeat(64);

const sha256 = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");

async function keeping(home: string, entries: readonly (readonly [Shelf, string, string])[]) {
  const store = await openStore({ home, say: () => undefined });
  for (const [shelf, key, text] of entries) await store.keep(shelf, key, text);
  await store.close();
}

async function found(home: string, shelf: Shelf, key: string): Promise<string | undefined> {
  const store = await openStore({ home, say: () => undefined });
  return await store.read(shelf, key).finally(() => store.close());
}

/** What a run on the target branch has left: records, and that a recipe was made. */
async function left() {
  const [home, folder] = [disposableFolder(), join(disposableFolder(), "kept")];
  await keeping(home, [
    ["chunks", ONE, "right\n"],
    ["packages", TWO, "made"],
  ]);
  const packed = await pack(home, folder, 0);
  return { folder, ...packed };
}

describe("what a run leaves to others", () => {
  test("is found in another home by the keys of before", async () => {
    const { folder, count, sha256: index } = await left();
    const home = disposableFolder();
    expect(count).toBe(2);
    expect(await take(folder, home, index)).toEqual({ taken: 2, refused: 0 });
    expect(await found(home, "chunks", ONE)).toBe("right\n");
    expect(await found(home, "packages", TWO)).toBe("made");
  });

  test("is what it has found out or used, and neither what a machine is nor a package", async () => {
    const home = disposableFolder();
    await keeping(home, [
      ["chunks", ONE, "used"],
      ["chunks", TWO, "of before"],
      ["engines", ONE, "what this machine is"],
      ["files", ONE, "what lies here"],
    ]);
    const store = await openStore({ home, say: () => undefined });
    await mkdir(join(home, "model"));
    await writeFile(join(home, "model", "weights.bin"), "weights");
    await store.keepPackage(ONE, join(home, "model"));
    await store.close();
    const chunks = join(home, "store/1/chunks");
    for (const name of await readdir(chunks)) await utimes(join(chunks, name), 1, 1);
    await found(home, "chunks", ONE);
    const into = join(disposableFolder(), "kept");
    expect((await pack(home, into, 1_000_000)).count).toBe(1);
    const files = (await readdir(into, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    );
    expect(files.map(({ name }) => name).sort()).toEqual([`${ONE}.txt`, "index.json"]);
  });

  test("goes on to the next run where it was used, and ends where it was not", async () => {
    const { folder, sha256: index } = await left();
    const home = disposableFolder();
    await take(folder, home, index);
    const began = Date.now() - 1_000;
    await found(home, "chunks", ONE);
    expect((await pack(home, join(disposableFolder(), "kept"), began)).count).toBe(1);
  });
});

describe("what a stranger has packed", () => {
  const chunk = `chunks/${ONE}.txt`;

  /** Each attack on a folder that was honest, and how many files are still taken. */
  const attacks: [string, (folder: string) => Promise<void>, number][] = [
    [
      "records that were altered",
      async (folder) => {
        const text = await readFile(join(folder, chunk), "utf8");
        await writeFile(join(folder, chunk), text.replace("right", "wrong"));
      },
      1,
    ],
    [
      "records that were altered and sealed anew",
      async (folder) => {
        const home = disposableFolder();
        await keeping(home, [["chunks", ONE, "wrong\n"]]);
        await cp(join(home, "store/1", chunk), join(folder, chunk));
      },
      1,
    ],
    [
      "a refusal in the place of a package",
      async (folder) => {
        const home = disposableFolder();
        await keeping(home, [["packages", TWO, '{"refused":{"by":"coremltools"}}']]);
        const file = `packages/${TWO}.txt`;
        await cp(join(home, "store/1", file), join(folder, file));
      },
      1,
    ],
    [
      "records of something else under this name",
      (folder) => rename(join(folder, `packages/${TWO}.txt`), join(folder, chunk)),
      0,
    ],
    [
      "more than the index names",
      async (folder) => {
        const home = disposableFolder();
        const more = (["chunks", "inspections", "watches", "engines", "files"] as const).map(
          (shelf) => [shelf, NEW, "planted"] as const,
        );
        await keeping(home, more);
        await cp(join(home, "store/1"), folder, { recursive: true });
        await mkdir(join(folder, "packages", `${NEW}.mlpackage`), { recursive: true });
        await mkdir(join(folder, "compiled"), { recursive: true });
        await writeFile(join(folder, "compiled", "model"), "planted");
        await writeFile(join(folder, "times.json"), "planted");
      },
      2,
    ],
    [
      "a link in the place of a file",
      async (folder) => {
        const elsewhere = join(disposableFolder(), "same");
        await cp(join(folder, chunk), elsewhere);
        await rm(join(folder, chunk));
        await symlink(elsewhere, join(folder, chunk));
      },
      1,
    ],
    [
      "a link in the place of a shelf",
      async (folder) => {
        const elsewhere = join(disposableFolder(), "chunks");
        await rename(join(folder, "chunks"), elsewhere);
        await symlink(elsewhere, join(folder, "chunks"));
      },
      1,
    ],
    [
      "a pipe, which never ends",
      async (folder) => {
        await rm(join(folder, chunk));
        execFileSync("mkfifo", [join(folder, chunk)]);
      },
      1,
    ],
    ["a file that is gone", (folder) => rm(join(folder, chunk)), 1],
    [
      "a file that is longer",
      async (folder) => writeFile(join(folder, chunk), Buffer.alloc(10_000_000, "x")),
      1,
    ],
  ];

  test.each(attacks)("%s is not taken, and what is honest is", async (_, attack, honest) => {
    const { folder, sha256: index } = await left();
    await attack(folder);
    const home = disposableFolder();
    expect(await take(folder, home, index)).toEqual({ taken: honest, refused: 2 - honest });
    // Nothing else came with it.
    const files = await readdir(home, { recursive: true, withFileTypes: true }).catch(() => []);
    expect(files.filter((one) => !one.isDirectory())).toHaveLength(honest);
    expect(await found(home, "chunks", ONE)).not.toBe("wrong\n");
  });

  /** Indices that nobody signed: their own digests are not the one that was signed. */
  test.each(["{", '{"schema":1,"entries":[]}', ""])(
    "an index that reads %j is none",
    async (text) => {
      const { folder, sha256: index } = await left();
      await writeFile(join(folder, "index.json"), text);
      await expect(take(folder, disposableFolder(), index)).rejects.toThrow("not the one that was");
    },
  );

  test("no index at all, or a link to one, is none", async () => {
    const { folder, sha256: index } = await left();
    const elsewhere = join(disposableFolder(), "index.json");
    await rename(join(folder, "index.json"), elsewhere);
    await expect(take(folder, disposableFolder(), index)).rejects.toThrow("not the one that was");
    await symlink(elsewhere, join(folder, "index.json"));
    await expect(take(folder, disposableFolder(), index)).rejects.toThrow("not the one that was");
  });

  const entry = { path: chunk, bytes: 5, sha256: sha256("right") };
  test.each<[string, object]>([
    ["leads out of the folder", { ...entry, path: "../chunks/x.txt" }],
    ["is absolute", { ...entry, path: `/chunks/${ONE}.txt` }],
    ["is of another shelf", { ...entry, path: `engines/${ONE}.txt` }],
    ["is a package", { ...entry, path: `packages/${ONE}.mlpackage` }],
    ["is written otherwise", { ...entry, path: `chunks/${ONE.toUpperCase()}.txt` }],
    ["is larger than any", { ...entry, bytes: 2 ** 40 }],
    ["tells more", { ...entry, mode: 511 }],
  ])("even a signed index takes no entry that %s", async (_, planted) => {
    const { folder } = await left();
    const text = JSON.stringify({ schema: 1, entries: [planted] });
    await writeFile(join(folder, "index.json"), text);
    const home = disposableFolder();
    await expect(take(folder, home, sha256(text))).rejects.toThrow();
    expect(await readdir(home)).toEqual([]);
  });

  test("even a signed index names no file twice", async () => {
    const { folder } = await left();
    const text = JSON.stringify({ schema: 1, entries: [entry, entry] });
    await writeFile(join(folder, "index.json"), text);
    await expect(take(folder, disposableFolder(), sha256(text))).rejects.toThrow("a file twice");
  });
});
