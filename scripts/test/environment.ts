import { readdir, readFile, realpath, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { execa } from "execa";
import { environmentHome } from "../../src/commands/entry/home.ts";
import type { Progress } from "../../src/terminal/progress.ts";
import { makeEnvironment } from "../../src/worker/environment.ts";
import { findPython } from "../../src/worker/python.ts";

/** The worker's environment with the test tools in it, made once; sees the user's PyTorch where there is one. */
export async function testEnvironment(): Promise<string> {
  const { env } = process;
  const python = await findPython({ path: env.PATH ?? "" }, env);
  const made = await makeEnvironment({
    python,
    locks: ["worker/requirements.txt", "worker/requirements-test.txt"],
    home: environmentHome(env, process.platform),
    env,
    progress: spoken,
  });
  await linkTorch(python.path, made);
  return made;
}

/**
 * Where programs are, the interpreter that an environment was made of first, and without the folders of scripts that
 * only choose one: each of pyenv's starts a hundred processes, whenever a gate looks for a Python.
 */
export async function directPath(python: string, path: string): Promise<string> {
  const own = dirname(await realpath(python));
  const others = path.split(delimiter).filter((folder) => folder !== own);
  const direct = await Promise.all(others.map(async (folder) => !(await hasScripts(folder))));
  return [own, ...others.filter((_, at) => direct[at])].join(delimiter);
}

async function hasScripts(folder: string): Promise<boolean> {
  const start = await readFile(join(folder, "python3")).catch(() => Buffer.alloc(0));
  return start.subarray(0, 2).toString() === "#!";
}

/** PyTorch is large and optional: an installed one is used, and comes last on the path of modules. */
async function linkTorch(base: string, made: string): Promise<void> {
  const where = "import torch, pathlib; print(pathlib.Path(torch.__file__).parents[1])";
  const { failed, stdout } = await execa(base, ["-c", where], { reject: false });
  const lib = join(dirname(made), "../lib");
  const [version = ""] = await readdir(lib);
  await writeFile(join(lib, version, "site-packages/torch.pth"), failed ? "" : `${stdout}\n`);
  if (failed)
    console.log("PyTorch 2.13.0 is not installed: the tests that need it will be skipped.");
}

const spoken: Progress = {
  stage: (title) => console.log(title),
  update: (_task, done, total, detail = "") => console.log(`  ${done} of ${total} ${detail}`),
  say: (text) => console.log(`  ${text}`),
  end: () => undefined,
};
