import { createHash } from "node:crypto";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { candidates, type PythonSearch } from "./candidates.ts";
import { thisMachine } from "./machine.ts";

export interface WorkerParts {
  readonly search: PythonSearch;
  /** The folder of the worker's code. */
  readonly worker: string;
  readonly locks: readonly string[];
}

/**
 * Names the worker that would be started, without starting Python: every interpreter that may be chosen, as it lies
 * there now, what the environment is made from, the worker's own code, and the machine.
 */
export async function workerKey({ search, worker, locks }: WorkerParts): Promise<string> {
  const made = [
    await interpreters(search),
    await Promise.all(locks.map((lock) => readFile(lock, "utf8"))),
    await sourcesOf(worker),
    await thisMachine(),
  ];
  return createHash("sha256").update(JSON.stringify(made)).digest("hex");
}

/** By path, size and time of change: whoever replaces one changes these. */
async function interpreters(search: PythonSearch) {
  const found = (await candidates(search)).map(async (path) => {
    const [real, seen] = await Promise.all([realpath(path), stat(path)]).catch(() => []);
    return seen === undefined ? [] : [[path, real, seen.size, seen.mtimeMs]];
  });
  return (await Promise.all(found)).flat();
}

async function sourcesOf(folder: string) {
  const names = await readdir(folder, { recursive: true });
  const sources = names.filter((name) => name.endsWith(".py")).sort();
  return await Promise.all(
    sources.map(async (name) => [
      name,
      createHash("sha256")
        .update(await readFile(join(folder, name)))
        .digest("hex"),
    ]),
  );
}
