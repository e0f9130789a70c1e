import { readFile, rm } from "node:fs/promises";
import { pipVariables, workerVariables } from "./child-variables.ts";
import { interpreter } from "./environment-folder.ts";
import type { EnvironmentOrder } from "./environment-order.ts";
import { pipFollower } from "./pip-progress.ts";
import type { Steps, ToolStep } from "./steps.ts";
import type { WheelStore, Wheels } from "./wheels.ts";

/** A new environment, and what is to be installed into it. */
export interface Installing {
  readonly venv: string;
  readonly order: EnvironmentOrder;
  readonly steps: Steps;
  /** Makes the environment empty again. */
  readonly clear: () => Promise<void>;
  readonly wheels: Wheels;
}

/** Installs what the locks name, and nothing that has not one of their hashes, wherever it comes from. */
export async function install(installing: Installing): Promise<void> {
  const { order, steps } = installing;
  if (order.wheels !== undefined) return await installKept(installing, order.wheels);
  await steps.take(await installStep(installing, "from the index"));
}

/** From the packages of an earlier run where they are the right ones; else they are downloaded, and kept. */
async function installKept(installing: Installing, store: WheelStore): Promise<void> {
  const { wheels, steps } = installing;
  if ((await store.bring(wheels)) && (await installBrought(installing, store))) return;
  await discard(wheels);
  await steps.take(await downloadStep(installing));
  await steps.take(await installStep(installing, "from the wheels"));
  // Before anything else runs that could alter them.
  await store.keep(wheels);
  await discard(wheels);
}

async function installBrought(installing: Installing, store: WheelStore): Promise<boolean> {
  const { wheels, steps, clear } = installing;
  const { ok, lines } = await steps.attempt(await installStep(installing, "from the wheels"));
  if (ok) await discard(wheels);
  if (ok) return true;
  const altered = /DO NOT MATCH THE HASHES/.test(lines.join("\n"));
  store.refused(wheels, altered ? "it is not what the lock names" : "it cannot be installed");
  await clear();
  return false;
}

async function discard({ path }: Wheels): Promise<void> {
  await rm(path, { recursive: true, force: true });
}

async function downloadStep(installing: Installing): Promise<ToolStep> {
  const { wheels, order } = installing;
  const command = await pipCommand(installing, ["download", "--dest", wheels.path]);
  return { what: "downloading the packages", ...command, env: pipVariables(order.env) };
}

async function installStep(
  installing: Installing,
  from: "from the index" | "from the wheels",
): Promise<ToolStep> {
  const { order, wheels } = installing;
  const what = "installing the packages";
  // Modules are compiled when they are first used: to compile all takes twice as long as the rest.
  const verb = ["install", "--no-compile"];
  if (from === "from the index")
    return { what, ...(await pipCommand(installing, verb)), env: pipVariables(order.env) };
  // No configuration of the machine's may add a place to look.
  const only = ["--isolated", "--no-index", "--find-links", wheels.path];
  return {
    what,
    ...(await pipCommand(installing, [...verb, ...only])),
    env: workerVariables(order.env),
  };
}

async function pipCommand({ venv, order }: Installing, verb: readonly string[]) {
  const { locks, progress } = order;
  const texts = await Promise.all(locks.map((file) => readFile(file, "utf8")));
  const follow = pipFollower(texts.join("\n"));
  const files = locks.flatMap((file) => ["-r", file]);
  const command = [interpreter(venv), "-I", "-m", "pip", ...verb, ...OPTIONS, ...files] as const;
  const onLine = (line: string) => {
    const seen = follow(line);
    if (seen) progress.update("packages", seen.done, seen.total, seen.text);
  };
  return { command, onLine };
}

const OPTIONS = [
  ...["--require-hashes", "--only-binary", ":all:", "--no-deps"],
  ...["--no-input", "--disable-pip-version-check", "--progress-bar", "off"],
];
