import { readdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { PYTHONS } from "./suitable.ts";

export interface PythonSearch {
  /** The interpreter the user names: a path or a command. Then no other is tried. */
  readonly asked?: string;
  /** The runner's tool cache, `RUNNER_TOOL_CACHE`. */
  readonly toolCache?: string;
  readonly path: string;
}

/** Where a Python may be, best first; that one is there does not mean that it runs. */
export async function candidates({ asked, toolCache, path }: PythonSearch): Promise<string[]> {
  if (asked !== undefined) return asked.includes("/") ? [asked] : onPath(path, [asked]);
  const names = [...PYTHONS.map((version) => `python${version}`), "python3", "python"];
  return [...(await inToolCache(toolCache)), ...onPath(path, names)];
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

/** An empty part of PATH would mean the working folder, where a pull request puts files: skipped. */
function onPath(path: string, names: readonly string[]): string[] {
  const folders = path.split(delimiter).filter((folder) => folder.startsWith("/"));
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}
