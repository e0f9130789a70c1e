import { mkdir, symlink } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { environmentHome } from "../../src/commands/entry/home.ts";
import { unseen } from "../../src/terminal/progress.ts";
import { environmentPlace, makeEnvironment } from "../../src/worker/environment.ts";
import { findPython } from "../../src/worker/python.ts";

/** Makes a home folder in which the worker's environment is there already, and nothing is kept of any run yet. */
export async function makeHome(home: string): Promise<void> {
  const { env, platform } = process;
  const order = {
    python: await findPython({ path: env.PATH ?? "" }, env),
    locks: [resolve("worker/requirements.txt")],
    home: environmentHome(env, platform),
    ...{ env, progress: unseen },
  };
  await makeEnvironment(order);
  const { path } = await environmentPlace(order);
  await mkdir(home);
  await symlink(path, join(home, basename(path)));
}
