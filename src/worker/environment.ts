import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../catalog/errors.ts";
import type { Variables } from "../process/variables.ts";
import type { Progress } from "../terminal/progress.ts";
import { pipVariables, workerVariables } from "./child-variables.ts";
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
export async function placeOf({ python, locks, home }: EnvironmentOrder) {
  const texts = await Promise.all(locks.map((file) => readFile(file, "utf8")));
  const key = environmentKey(texts, python);
  return { key, path: join(home, key) };
}

async function make(venv: string, order: EnvironmentOrder, run: Tool): Promise<void> {
  const { python, progress } = order;
  const env = workerVariables(order.env);
  const step = stepper(order, run);
  progress.stage("Python environment");
  try {
    progress.say(`Making a Python ${python.version} environment; it is made once and kept.`);
    await step("making it", [python.path, "-I", "-m", "venv", venv], env);
    await install(venv, order, step);
    await step("loading coremltools", [interpreter(venv), "-I", "-c", PROBE], env);
    progress.say("The Python environment is ready.");
  } finally {
    progress.end();
  }
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
  const { locks, env, progress } = order;
  const texts = await Promise.all(locks.map((file) => readFile(file, "utf8")));
  const follow = pipFollower(texts.join("\n"));
  const files = locks.flatMap((file) => ["-r", file]);
  const pip = [interpreter(venv), "-I", "-m", "pip", "install", ...PIP_OPTIONS, ...files] as const;
  await step("installing the packages", pip, pipVariables(env), (line) => {
    const seen = follow(line);
    if (seen) progress.update("packages", seen.done, seen.total, seen.text);
  });
}

const PIP_OPTIONS = [
  ...["--require-hashes", "--only-binary", ":all:", "--no-deps"],
  // Modules are compiled when they are first used: to compile all takes twice as long as the rest.
  ...["--no-compile", "--no-input", "--disable-pip-version-check", "--progress-bar", "off"],
];

/** coremltools installs on any Python, but without its native libraries it can read no weights. */
const PROBE = `
import coremltools.libmilstoragepython, coremltools.libmodelpackage
import onnx, onnxruntime, PIL, sklearn`;
