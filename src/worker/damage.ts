import { statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isThere } from "../out/is-there.ts";
import { interpreter } from "./environment-folder.ts";

/**
 * What of an environment is not as it was installed: a disk that was full, a machine that lost its power, or whoever tidies
 * up a folder for caches can leave half of one. Nothing where all is there. What each package has installed, it has
 * written down; what is in the files, nobody reads here.
 */
export async function damageOf(
  venv: string,
  locks: readonly string[],
): Promise<string | undefined> {
  if (!(await isThere(interpreter(venv)))) return "its interpreter is gone";
  const settings = await readFile(join(venv, "pyvenv.cfg"), "utf8").catch(() => "");
  if (!/^home\s*=/m.test(settings)) return "its pyvenv.cfg is not whole";
  for (const folder of await packageFolders(venv)) {
    const records = (await readdir(folder)).filter((name) => name.endsWith(RECORDS));
    for (const name of records) {
      const found = await damageIn(folder, name);
      if (found !== undefined) return found;
    }
    // Packages may lie elsewhere altogether, as an administrator has arranged it.
    const missing = records.length > 0 ? missingAmong(records, locks) : undefined;
    if (missing !== undefined) return `${missing} is gone`;
  }
  return undefined;
}

const RECORDS = ".dist-info";

async function packageFolders(venv: string): Promise<string[]> {
  const lib = join(venv, "lib");
  const pythons = await readdir(lib).catch(() => []);
  return pythons
    .filter((name) => name.startsWith("python"))
    .map((name) => join(lib, name, "site-packages"));
}

async function damageIn(folder: string, name: string): Promise<string | undefined> {
  const path = join(name, "RECORD");
  const text = await readFile(join(folder, path), "utf8").catch(() => "");
  if (!text.endsWith("\n")) return `${path} is not whole`;
  for (const line of text.trimEnd().split(/\r?\n/)) {
    const [, quoted, plain = "", size] = LINE.exec(line) ?? [];
    if (size === undefined) return `${path} is not whole`;
    const file = quoted?.replaceAll('""', '"') ?? plain;
    // Of what is made later, such as compiled modules, no size stands there.
    if (size === "") continue;
    const bytes = bytesOf(join(folder, file));
    if (bytes === undefined) return `${file} is gone`;
    if (bytes !== Number(size)) return `${file} has ${bytes} bytes, not ${size}`;
  }
  return undefined;
}

/** A path, its digest and its size. */
const LINE = /^(?:"((?:[^"]|"")*)"|([^",]*)),[^,]*,(\d*)$/;

/** To ask a disk ten thousand times takes threads that wait for each other far longer than it takes to wait here. */
function bytesOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}

/** A package of the locks that has left nothing; those for some systems alone may be absent. */
function missingAmong(records: readonly string[], locks: readonly string[]): string | undefined {
  const there = new Set(records.map((name) => plainName(name.slice(0, -RECORDS.length))));
  for (const [, name = "", version = "", condition = ""] of locks.flatMap((lock) => [
    ...lock.matchAll(REQUIREMENT),
  ]))
    if (condition === "" && !there.has(plainName(`${name}-${version}`))) return name;
  return undefined;
}

const REQUIREMENT = /^([\w.-]+)==([^\s;\\]+)[ \t]*(;?)/gm;

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, "-");
}
