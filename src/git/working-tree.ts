import type { Dirent } from "node:fs";
import { lstat, open, readdir, realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import { UserError } from "../catalog/errors.ts";
import type { Admit } from "./large.ts";
import type { LfsObjects } from "./lfs-objects.ts";
import { LONGEST_POINTER, parsePointer } from "./lfs-pointer.ts";
import type { Content, Kind, Tree } from "./tree.ts";
import { treeOf } from "./tree-of.ts";

interface Store {
  readonly root: string;
  /** The commit the working tree stands on, from which LFS objects are fetched. */
  readonly head: string | null;
  readonly lfs: LfsObjects;
  /** The files that git tracks or would. */
  readonly known: () => Promise<readonly string[]>;
}

/** The files as they lie on disk. A symbolic link may stay inside the root, never leave it. */
export function workingTree(store: Store): Tree {
  const { root } = store;
  return treeOf({
    commit: null,
    kindOf: async (path) => await kindOf(root, path),
    isLinked: async (path) => {
      const target = await inside(root, path);
      return target !== null && target !== join(root, path);
    },
    list: async (path) => await filesBelow(root, path),
    everything: async () => new Map((await present(store)).map((path) => [path, null])),
    alike: async () => [],
    blobs: async () => null,
    pointers: (path) => pointers(store, path),
    contents: (path, admit) => contents(store, path, admit),
    inPlace: (path) => join(root, path),
  });
}

/** Git still lists what was deleted and not committed. */
async function present({ root, known }: Store): Promise<string[]> {
  const paths = await known();
  const there = await Promise.all(paths.map((path) => lstat(join(root, path)).catch(() => null)));
  return paths.filter((_, at) => there[at] !== null).sort();
}

async function kindOf(root: string, path: string): Promise<Kind> {
  const target = await inside(root, path);
  if (target === null) return "absent";
  const found = await lstat(target);
  if (found.isDirectory()) return "folder";
  return found.isFile() ? "file" : "absent";
}

/** The real path, or null where there is nothing. */
async function inside(root: string, path: string): Promise<string | null> {
  const target = await realpath(join(root, path)).catch(() => null);
  if (target === null || target === root || target.startsWith(`${root}${sep}`)) return target;
  throw new UserError({
    message: "is a symbolic link that leads out of the repository",
    at: { file: path },
    fix: "put the file itself there",
  });
}

async function filesBelow(root: string, path: string): Promise<string[]> {
  const kind = await kindOf(root, path);
  if (kind === "file") return [path];
  return kind === "folder" ? (await walk(root, path)).sort() : [];
}

async function walk(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const found = entries.map((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    return filesAt(root, path, entry);
  });
  return (await Promise.all(found)).flat();
}

/** Only a link is looked at again: there may be a hundred thousand files. */
async function filesAt(root: string, path: string, entry: Dirent): Promise<string[]> {
  if (entry.name === ".git") return [];
  if (entry.isDirectory()) return await walk(root, path);
  const kind = entry.isSymbolicLink() ? await kindOf(root, path) : "absent";
  if (kind === "folder") throw folderLink(path);
  return entry.isFile() || kind === "file" ? [path] : [];
}

/** It could lead in a circle. */
function folderLink(path: string): UserError {
  return new UserError({
    message: "is a symbolic link to a folder, which is not followed",
    at: { file: path },
    fix: "put the folder itself there",
  });
}

async function* pointers({ root, head: commit, lfs }: Store, below: string) {
  for (const path of await filesBelow(root, below)) {
    const pointer = parsePointer(await beginning(join(root, path)));
    if (pointer !== null) yield () => lfs({ pointer, path, below, commit });
  }
}

async function* contents(store: Store, below: string, admit?: Admit): AsyncGenerator<Content> {
  for (const path of await filesBelow(store.root, below)) {
    const file = join(store.root, path);
    const pointer = parsePointer(await beginning(file));
    const { head: commit, lfs } = store;
    if (pointer === null) {
      yield { path, kind: "file", file };
      continue;
    }
    admit?.(path, pointer.bytes);
    yield { path, kind: "file", file: await lfs({ pointer, path, below, commit }) };
  }
}

/** Enough to tell a pointer from a file. */
async function beginning(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(
      Buffer.alloc(LONGEST_POINTER),
      0,
      LONGEST_POINTER,
      0,
    );
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
