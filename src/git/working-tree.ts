import { type Dirent, statSync } from "node:fs";
import { lstat, readdir, readFile, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { UserError } from "../catalog/errors.ts";
import { ATTRIBUTES, type AttributesFile, isAttributesFile } from "./attributes.ts";
import type { Admit } from "./large.ts";
import type { LfsObjects } from "./lfs-objects.ts";
import { LONGEST_POINTER, type Pointer, parsePointer } from "./lfs-pointer.ts";
import { alikeOnDisk, regularFiles } from "./on-disk.ts";
import {
  describeConversions,
  findRewritten,
  type HeldFile,
  type Holding,
  newMemory,
} from "./rewritten.ts";
import type { Git } from "./run.ts";
import type { Content, HashOf, PathKind, Tree } from "./tree.ts";
import { treeOf } from "./tree-of.ts";
import { twinsAmong } from "./twins.ts";

interface Store {
  readonly root: string;
  /** The commit the working tree stands on, from which LFS objects are fetched. */
  readonly head: string | null;
  readonly lfs: LfsObjects;
  /** The files that git tracks or would. */
  /** Of them, the paths in which one of these words stands. */
  readonly known: (words: readonly string[]) => Promise<readonly string[]>;
  /** Runs in the scratch repository; null in a folder that is none. */
  readonly git: Git | null;
  readonly hashOf: HashOf | undefined;
}

/** The files as they lie on disk. A symbolic link may stay inside the root, never leave it. */
export function workingTree(store: Store): Tree {
  const { root, git, hashOf } = store;
  const holding = git === null ? null : holdingOf(root, git);
  return treeOf({
    commit: null,
    kindOf: async (path) => await kindOf(root, path),
    isLinked: async (path) => {
      const target = await inside(root, path);
      return target !== null && target !== join(root, path);
    },
    list: async (path) => await filesBelow(root, path),
    holding: async (words) => new Map((await present(store, words)).map((path) => [path, null])),
    twins: async (paths) => twinsAmong(await alikeOnDisk(root, paths), paths),
    rewritten: async (paths) =>
      holding === null ? [] : await findRewritten(holding, newMemory(), paths),
    attributes: async (path) =>
      holding === null ? null : await describeConversions(holding, newMemory(), path),
    blobs: async () => null,
    bytes: async (path) => {
      const found = (await filesBelow(root, path)).map((file) => bytesOf(join(root, file)));
      return (await Promise.all(found)).reduce((sum, bytes) => sum + bytes, 0);
    },
    pointers: (path) => pointers(store, path),
    contents: (path, admit) => contents(store, path, admit),
    inPlace: (path) => join(root, path),
    hashOf,
  });
}

/** Git still lists what was deleted and not committed. */
async function present({ root, known }: Store, words: readonly string[]): Promise<string[]> {
  const paths = await known(words);
  const there = await Promise.all(paths.map((path) => lstat(join(root, path)).catch(() => null)));
  return paths.filter((_, at) => there[at] !== null).sort();
}

async function kindOf(root: string, path: string): Promise<PathKind> {
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

async function bytesOf(file: string): Promise<number> {
  return (await pointerAt(file))?.bytes ?? (await stat(file)).size;
}

async function* pointers({ root, head: commit, lfs }: Store, below: string) {
  for (const path of await filesBelow(root, below)) {
    const pointer = await pointerAt(join(root, path));
    if (pointer !== null) yield () => lfs({ pointer, path, below, commit });
  }
}

/**
 * The attributes that lie here beside the files: a fresh checkout of what they become once they are committed gives the
 * same bytes only where converting them would change nothing of these.
 */
function holdingOf(root: string, git: Git): Holding {
  return {
    ...{ git, isCommit: false },
    files: async (paths) => (await regularFiles(root, paths)).map((path) => ({ path, oid: "" })),
    attributes: async (paths) => await attributesBeside(root, git, paths),
    read: (files, most) => readUpTo(root, files, most),
  };
}

async function attributesBeside(
  root: string,
  git: Git,
  paths: readonly string[],
): Promise<AttributesFile[]> {
  const above = paths.flatMap((path) =>
    path.split("/").map((_, count, parts) => [...parts.slice(0, count), ATTRIBUTES].join("/")),
  );
  const below = (await regularFiles(root, paths)).filter(isAttributesFile);
  const found: AttributesFile[] = [];
  for (const file of new Set([...above, ...below])) {
    const place = join(root, file);
    // Git follows no link here either.
    if (!(await lstat(place).catch(() => undefined))?.isFile()) continue;
    const { stdout } = await git(["hash-object", "-w", "--stdin"], {
      input: await readFile(place),
    });
    found.push({ path: file, mode: "100644", oid: stdout });
  }
  return found;
}

async function* readUpTo(
  root: string,
  files: readonly HeldFile[],
  most: number,
): AsyncGenerator<readonly [string, Buffer]> {
  for (const { path } of files) {
    const place = join(root, path);
    if ((await stat(place)).size <= most) yield [path, await readFile(place)];
  }
}

async function* contents(store: Store, below: string, admit?: Admit): AsyncGenerator<Content> {
  for (const path of await filesBelow(store.root, below)) {
    const file = join(store.root, path);
    const pointer = await pointerAt(file);
    const { head: commit, lfs } = store;
    if (pointer === null) {
      yield { path, kind: "file", file };
      continue;
    }
    admit?.(path, pointer.bytes);
    yield { path, kind: "file", file: await lfs({ pointer, path, below, commit }) };
  }
}

/** The pointer that stands there; null for any other file. What is longer than a pointer need not be opened. */
async function pointerAt(file: string): Promise<Pointer | null> {
  // Waiting here for one file takes a fraction of the time that threads take over it, and there may be a hundred thousand.
  if (statSync(file).size >= LONGEST_POINTER) return null;
  return parsePointer(await readFile(file));
}
