import { join } from "node:path";
import type { Ports, Workers } from "../measure/ports.ts";
import { NO_STORE, onlyWriting, openStore, type Store } from "../store/store.ts";
import type { Progress } from "../terminal/progress.ts";
import { workerCommand } from "../worker/command.ts";
import { makeEnvironment } from "../worker/environment.ts";
import { workerKey } from "../worker/key.ts";
import { findPython } from "../worker/python.ts";
import { openWorker } from "../worker/worker.ts";
import type { Host } from "./entry/host.ts";
import type { Options } from "./options.ts";

/**
 * How a command starts Python workers: in an environment that is made the first time. Their temporary files lie in the
 * scratch folder, for coremltools leaves copies of packages behind, above all where it is killed.
 */
export function workersFor(
  options: Pick<Options, "python">,
  host: Host,
  scratch: string,
  progress: Progress,
): Workers {
  const { cwd, env, signal, worker } = host;
  const stopping = signal && { signal };
  let python: Promise<string> | undefined;
  return {
    async openWorker() {
      python ??= environmentIn(host, options, progress);
      return openWorker({
        ...workerCommand(await python, worker),
        env: { ...env, TMPDIR: scratch, QUANTGATE_STARTED_IN: cwd },
        ...stopping,
      });
    },
    ...stopping,
  };
}

/** What measuring needs besides workers: to know who would answer, and what earlier runs have kept of the answers. */
export async function rememberingFor(
  options: Pick<Options, "python" | "fresh">,
  host: Host,
  progress: Progress,
): Promise<Pick<Ports, "workerKey" | "store">> {
  const { home, worker } = host;
  return {
    workerKey: () => workerKey({ search: searchIn(host, options), worker, locks: locksOf(host) }),
    store: await storeFor(options, home, host.env, progress),
  };
}

/** On a runner nothing is reused: what lies there may be a stranger's. */
async function storeFor(
  { fresh = false }: Pick<Options, "fresh">,
  home: string,
  env: Host["env"],
  progress: Progress,
): Promise<Store> {
  if (env.CI || env.GITHUB_ACTIONS) return NO_STORE;
  const store = await openStore({ home, say: progress.say });
  return fresh ? onlyWriting(store) : store;
}

/** The interpreter of the worker's environment. */
async function environmentIn(
  host: Host,
  options: Pick<Options, "python">,
  progress: Progress,
): Promise<string> {
  const { env, home, signal, wheels } = host;
  return await makeEnvironment({
    python: await findPython(searchIn(host, options), env),
    locks: locksOf(host),
    home,
    env,
    progress,
    ...(signal && { signal }),
    ...(wheels && { wheels }),
  });
}

function searchIn({ env }: Host, { python: asked }: Pick<Options, "python">) {
  return {
    ...(asked !== undefined && { asked }),
    ...(env.RUNNER_TOOL_CACHE && { toolCache: env.RUNNER_TOOL_CACHE }),
    path: env.PATH ?? "",
  };
}

function locksOf({ worker }: Host): string[] {
  return [join(worker, "requirements.txt")];
}
