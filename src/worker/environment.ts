import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../catalog/errors.ts";
import type { Progress } from "../terminal/progress.ts";
import {
  pipEnvironment,
  type Environment as Variables,
  workerEnvironment,
} from "./child-environment.ts";
import { environmentFolder, interpreter } from "./environment-folder.ts";
import { environmentKey } from "./environment-key.ts";
import { describePipFailure } from "./pip-failure.ts";
import { pipFollower } from "./pip-progress.ts";
import type { Python } from "./python.ts";
import { runTool, type Tool } from "./tool.ts";

export interface EnvironmentOrder {
  readonly python: Python;
  /** Requirement files with hashes, together complete. */
  readonly locks: readonly string[];
  /** Requirement files without hashes, installed after them: PyTorch for PyTorch sources. */
  readonly extras?: readonly string[];
  /** Environments live below it, one folder a key. */
  readonly home: string;
  /** The caller's variables; children get the few that they need. */
  readonly env: Variables;
  readonly progress: Progress;
  readonly signal?: AbortSignal;
}

/** The interpreter of an environment made from the locks: made now, or found as it was made before. */
export async function makeEnvironment(
  order: EnvironmentOrder,
  run: Tool = runTool,
): Promise<string> {
  const folder = environmentFolder((await placeOf(order)).path);
  const venv = (await folder.ready()) ?? (await folder.fill((fresh) => make(fresh, order, run)));
  return interpreter(venv);
}

/** What a cache needs to keep the environment: its folder, and the key that names its content. */
export async function placeOf({ python, locks, extras = [], home }: EnvironmentOrder) {
  const texts = await Promise.all([...locks, ...extras].map((file) => readFile(file, "utf8")));
  const key = environmentKey(texts, python);
  return { key, path: join(home, key) };
}

async function make(venv: string, order: EnvironmentOrder, run: Tool): Promise<void> {
  const { python, progress, extras = [] } = order;
  progress.stage("Python environment");
  progress.say(`Making a Python ${python.version} environment; it is made once and kept.`);
  const step = stepper(order, run);
  await step("making it", [python.path, "-I", "-m", "venv", venv], workerEnvironment(order.env));
  await install(venv, order, step);
  if (extras.length > 0)
    await step("installing the extras", pip(venv, extras, []), pipEnvironment(order.env));
  await step(
    "loading coremltools",
    [interpreter(venv), "-I", "-c", PROBE],
    workerEnvironment(order.env),
  );
  progress.say("The Python environment is ready.");
}

type Step = (
  what: string,
  command: readonly [string, ...string[]],
  env: Record<string, string>,
  onLine?: (line: string) => void,
) => Promise<void>;

function stepper({ signal }: EnvironmentOrder, run: Tool): Step {
  return async (what, command, env, onLine) => {
    const { ok, lines } = await run(command, {
      ...{ env, timeoutMs: STEP_LIMIT_MS },
      ...(signal && { signal }),
      ...(onLine && { onLine }),
    });
    signal?.throwIfAborted();
    if (!ok) throw new UserError(describePipFailure(what, lines));
  };
}

const STEP_LIMIT_MS = 15 * 60_000;

async function install(venv: string, order: EnvironmentOrder, step: Step): Promise<void> {
  const texts = await Promise.all(order.locks.map((file) => readFile(file, "utf8")));
  const follow = pipFollower(texts.join("\n"));
  const options = ["--require-hashes", "--only-binary", ":all:", "--no-deps"];
  await step(
    "installing the packages",
    pip(venv, order.locks, options),
    pipEnvironment(order.env),
    (line) => {
      const seen = follow(line);
      if (seen) order.progress.update("packages", seen.done, seen.total, seen.text);
    },
  );
}

/** Modules are compiled when they are first used: compiling all of them takes twice as long as the rest. */
function pip(
  venv: string,
  files: readonly string[],
  options: readonly string[],
): [string, ...string[]] {
  return [
    ...[interpreter(venv), "-I", "-m", "pip", "install", "--no-compile", "--no-input"],
    ...["--disable-pip-version-check", "--progress-bar", "off", ...options],
    ...files.flatMap((file) => ["-r", file]),
  ] as [string, ...string[]];
}

/** coremltools installs on any Python, but without its native libraries it can read no weights. */
const PROBE = `
import coremltools.libmilstoragepython, coremltools.libmodelpackage
import onnx, onnxruntime, PIL, sklearn`;
