import type { Dirent } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { ATTRIBUTES } from "./attributes.ts";
import { folded } from "./folding.ts";
import { type Folded, foldedAll } from "./twins.ts";

/**
 * What lies in a folder under names that a Mac takes for these paths, or above or below them, links included and none
 * followed. A disk that itself takes a name for another has but one there, which is then called as it was asked for.
 */
export async function alikeOnDisk(root: string, paths: readonly string[]): Promise<Folded[]> {
  const found = new Set<string>();
  for (const path of paths) {
    const parts = path === "" ? [] : path.split("/");
    for (const one of await descend(root, "", parts)) found.add(one);
  }
  return foldedAll([...found].sort());
}

/** Regular files at or below these paths, each once; a link is none. */
export async function regularFiles(root: string, paths: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    const here = await lstat(join(root, path)).catch(() => undefined);
    if (here?.isFile()) found.add(path);
    for (const one of await entriesBelow(root, path)) if (one.entry.isFile()) found.add(one.path);
  }
  return [...found].sort();
}

async function descend(root: string, folder: string, parts: readonly string[]): Promise<string[]> {
  const [part, ...rest] = parts;
  if (part === undefined) return (await entriesBelow(root, folder)).map(pathOf);
  const entries = await entriesOf(join(root, folder));
  const found: string[] = [];
  for (const entry of entries) {
    const fold = folded(entry.name);
    if (fold === ATTRIBUTES) found.push(within(folder, entry.name));
    if (fold !== folded(part)) continue;
    const path = within(folder, await nameAskedFor(join(root, folder), entry.name, part, entries));
    if (entry.isDirectory()) found.push(...(await descend(root, path, rest)));
    else found.push(path);
  }
  return found;
}

/** The name itself, or that under which the disk finds it too. */
async function nameAskedFor(
  folder: string,
  name: string,
  part: string,
  entries: readonly Dirent[],
): Promise<string> {
  if (entries.some((entry) => entry.name === part)) return name;
  const isFound = await lstat(join(folder, part)).then(
    () => true,
    () => false,
  );
  return isFound ? part : name;
}

interface Placed {
  readonly path: string;
  readonly entry: Dirent;
}

function pathOf({ path }: Placed): string {
  return path;
}

/** Whatever is no folder. */
async function entriesBelow(root: string, folder: string): Promise<Placed[]> {
  const found: Placed[] = [];
  for (const entry of await entriesOf(join(root, folder))) {
    const path = within(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await entriesBelow(root, path)));
    else found.push({ path, entry });
  }
  return found;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter(({ name }) => name !== ".git");
}

function within(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
