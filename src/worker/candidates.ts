import { readdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { isThere } from "../out/is-there.ts";
import { PYTHONS } from "./suitable.ts";

export interface PythonSearch {
  /** The interpreter the user names: a path or a command. Then no other is tried. */
  readonly asked?: string;
  /** The runner's tool cache, `RUNNER_TOOL_CACHE`. */
  readonly toolCache?: string;
  readonly path: string;
}

/** Where a Python is, best first; that one is there does not mean that it runs. */
export async function candidates({ asked, toolCache, path }: PythonSearch): Promise<string[]> {
  if (asked !== undefined) return asked.includes("/") ? [asked] : await onPath(path, [asked]);
  const names = [...PYTHONS.map((version) => `python${version}`), "python3", "python"];
  return [...(await inToolCache(toolCache)), ...(await onPath(path, names))];
}

/** `<tool cache>/Python/3.12.11/x64/bin/python3`, newest patch first. */
async function inToolCache(toolCache: string | undefined): Promise<string[]> {
  if (toolCache === undefined) return [];
  const root = join(toolCache, "Python");
  const installed = (await entries(root)).sort(newestFirst);
  const ordered = PYTHONS.flatMap((minor) =>
    installed.filter((one) => one.startsWith(`${minor}.`)),
  );
  const found: string[] = [];
  for (const version of ordered)
    for (const arch of await entries(join(root, version)))
      if (!arch.endsWith(".complete")) found.push(join(root, version, arch, "bin", "python3"));
  return found;
}

async function entries(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

function newestFirst(a: string, b: string): number {
  return b.localeCompare(a, "en", { numeric: true });
}

/**
 * An empty part of PATH would mean the working folder, where a pull request puts files: skipped. Each folder is
 * looked for once: there may be a thousand, most of them gone, and to start what is not there takes far longer.
 */
async function onPath(path: string, names: readonly string[]): Promise<string[]> {
  const folders = new Set(path.split(delimiter).filter((folder) => folder.startsWith("/")));
  const there: string[] = [];
  for (const folder of folders) if (await isThere(folder)) there.push(folder);
  const found: string[] = [];
  for (const name of names)
    for (const folder of there)
      if (await isThere(join(folder, name))) found.push(join(folder, name));
  return found;
}
