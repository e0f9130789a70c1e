import { randomBytes } from "node:crypto";
import { access, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { INSTEAD } from "../catalog/machine.ts";
import { makeFolder } from "../out/make-folder.ts";

/**
 * A folder with one finished environment: `ready` names it. A virtual environment holds absolute paths and
 * cannot be moved, so each maker works in a folder of its own and the last step of a good one is to be named.
 * Makers at the same time do not meet, and what a killed one leaves is never named.
 */
export interface EnvironmentFolder {
  /** The finished environment, where there is one whose interpreter still exists. */
  ready(): Promise<string | undefined>;
  /** Makes one and names it; when `make` throws, nothing is left. */
  fill(make: (venv: string) => Promise<void>): Promise<string>;
}

export function environmentFolder(folder: string): EnvironmentFolder {
  const pointer = join(folder, "ready");

  async function ready() {
    const name = await readFile(pointer, "utf8").catch(() => undefined);
    if (name === undefined || !/^venv-[0-9a-f]+$/.test(name)) return undefined;
    const venv = join(folder, name);
    return (await exists(interpreter(venv))) ? venv : undefined;
  }

  async function fill(make: (venv: string) => Promise<void>) {
    const name = `venv-${randomBytes(6).toString("hex")}`;
    const venv = join(folder, name);
    await makeFolder(venv, INSTEAD.home);
    await removeAbandoned(folder, (await stat(venv)).mtimeMs);
    try {
      await make(venv);
      await writeFile(join(venv, "ready"), name);
      await rename(join(venv, "ready"), pointer);
      return venv;
    } catch (error) {
      await rm(venv, { recursive: true, force: true });
      throw error;
    }
  }

  return { ready, fill };
}

export function interpreter(venv: string): string {
  return join(venv, "bin", "python");
}

/** What was begun a day ago and is not in use was left by a process that is gone. */
async function removeAbandoned(folder: string, now: number): Promise<void> {
  const current = await readFile(join(folder, "ready"), "utf8").catch(() => "");
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const begun = await stat(path).catch(() => undefined);
    const abandoned = begun !== undefined && now - begun.mtimeMs > DAY_MS;
    if (name.startsWith("venv-") && name !== current && abandoned)
      await rm(path, { recursive: true, force: true });
  }
}

const DAY_MS = 24 * 3600 * 1000;

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
