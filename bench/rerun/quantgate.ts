import { mkdir, readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { environmentHome } from "../../src/commands/entry/home.ts";
import { type Spent, spentBy } from "./spent.ts";

/** A home folder whose environment is made already; what earlier runs have kept is not there. */
export async function makeHome(home: string): Promise<void> {
  const own = environmentHome(process.env, process.platform);
  await mkdir(home);
  for (const name of await readdir(own))
    if (name.startsWith("python-")) await symlink(join(own, name), join(home, name));
}

/** Runs quantgate as on a person's machine: on a runner nothing would be kept. */
export async function quantgate(
  cli: string,
  args: readonly string[],
  cwd: string,
  home: string,
): Promise<Spent> {
  const { CI: _, GITHUB_ACTIONS: __, ...env } = process.env;
  return await spentBy([process.execPath, cli, ...args], {
    cwd,
    env: { ...env, QUANTGATE_HOME: home },
  });
}
