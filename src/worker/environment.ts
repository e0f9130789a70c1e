import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { workerVariables } from "./child-variables.ts";
import { environmentFolder, interpreter } from "./environment-folder.ts";
import { environmentKey } from "./environment-key.ts";
import type { EnvironmentOrder } from "./environment-order.ts";
import { install } from "./install.ts";
import { stepsWith } from "./steps.ts";
import { runTool, type Tool } from "./tool.ts";

/** The interpreter of an environment made from the locks: made now, or found as it was made before. */
export async function makeEnvironment(
  order: EnvironmentOrder,
  run: Tool = runTool,
): Promise<string> {
  const folder = environmentFolder((await environmentPlace(order)).path);
  const venv = (await folder.ready()) ?? (await folder.fill((fresh) => make(fresh, order, run)));
  return interpreter(venv);
}

/** The folder of the environment, and the key that names what it is made from. */
export async function environmentPlace({ python, locks, home }: EnvironmentOrder) {
  const texts = await Promise.all(locks.map((file) => readFile(file, "utf8")));
  const key = environmentKey(texts, python);
  return { key, path: join(home, key) };
}

async function make(venv: string, order: EnvironmentOrder, run: Tool): Promise<void> {
  const { python, progress, home } = order;
  const env = workerVariables(order.env);
  const steps = stepsWith(run, order.signal);
  const create = (...options: string[]) => {
    const command = [python.path, "-I", "-m", "venv", ...options, venv] as const;
    return steps.take({ what: "making it", command, env });
  };
  const key = `wheels-${(await environmentPlace(order)).key}`;
  progress.stage("Python environment");
  try {
    progress.say(`Making a Python ${python.version} environment; it is made once and kept.`);
    await create();
    const wheels = { key, path: join(home, key) };
    await install({ venv, order, steps, wheels, clear: () => create("--clear") });
    const command = [interpreter(venv), "-I", "-c", PROBE] as const;
    await steps.take({ what: "loading coremltools", command, env });
    progress.say("The Python environment is ready.");
  } finally {
    progress.end();
  }
}

/** coremltools installs on any Python, but without its native libraries it can read no weights. */
const PROBE = `
import coremltools.libmilstoragepython, coremltools.libmodelpackage
import onnx, onnxruntime, PIL, sklearn`;
