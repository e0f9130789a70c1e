import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { INSTEAD, MachineFault, refusalOf } from "../catalog/machine.ts";
import { makeFolder } from "../out/make-folder.ts";
import { workerVariables } from "./child-variables.ts";
import { damageOf } from "./damage.ts";
import { environmentFolder, interpreter } from "./environment-folder.ts";
import { environmentKey } from "./environment-key.ts";
import type { EnvironmentOrder } from "./environment-order.ts";
import { install } from "./install.ts";
import { noRoom } from "./pip-failure.ts";
import { stepsWith } from "./steps.ts";
import { runTool, type Tool } from "./tool.ts";

/**
 * The interpreter of an environment made from the locks: made now, or found as it was made before. One that is not whole
 * any more is made anew, once.
 */
export async function makeEnvironment(
  order: EnvironmentOrder,
  run: Tool = runTool,
): Promise<string> {
  const { path, texts } = await environmentPlace(order);
  const folder = environmentFolder(path);
  const found = await folder.ready();
  const damage = found && (await damageOf(found, texts));
  if (found !== undefined && damage === undefined) return interpreter(found);
  if (damage !== undefined)
    order.progress.say(
      `The Python environment in ${found} is damaged: ${damage}. It is made anew.`,
    );
  const venv = await folder.fill((fresh) => made(fresh, order, run));
  const again = await damageOf(venv, texts);
  if (again !== undefined)
    throw new MachineFault({
      message: `the Python environment was made just now, and is damaged: ${again}`,
      ...{ at: { file: venv }, fix: `look at that disk; ${INSTEAD.home}` },
    });
  if (found !== undefined) await rm(found, { recursive: true, force: true });
  return interpreter(venv);
}

/** The folder of the environment, the locks' text, and the key that names what it is made from. */
export async function environmentPlace({ python, locks, home }: EnvironmentOrder) {
  const texts = await Promise.all(locks.map((file) => readFile(file, "utf8")));
  const key = environmentKey(texts, python);
  return { key, path: join(home, key), texts };
}

/** What is unpacked on the way lies beside it, so that one disk alone has to have room. */
async function made(venv: string, order: EnvironmentOrder, run: Tool): Promise<void> {
  const temp = `${venv}-unpacking`;
  await makeFolder(temp, INSTEAD.home);
  try {
    await make(venv, { ...order, env: { ...order.env, TMPDIR: temp } }, run);
  } catch (error) {
    // Not every program says of what it has failed.
    throw (await hasRoom(temp)) ? error : new MachineFault(noRoom(temp));
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

async function hasRoom(folder: string): Promise<boolean> {
  try {
    await writeFile(join(folder, "room"), Buffer.alloc(ROOM));
    return true;
  } catch (error) {
    return refusalOf(error) === undefined;
  }
}

/** What needs less is no package. */
const ROOM = 2 ** 20;

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
