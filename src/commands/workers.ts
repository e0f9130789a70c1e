import { join } from "node:path";
import type { Ports, Workers } from "../measure/ports.ts";
import type { Progress } from "../terminal/progress.ts";
import { workerCommand } from "../worker/command.ts";
import { makeEnvironment } from "../worker/environment.ts";
import { workerKey } from "../worker/key.ts";
import { findPython } from "../worker/python.ts";
import { openWorker } from "../worker/worker.ts";
import { during } from "./entry/account.ts";
import type { Host } from "./entry/host.ts";
import { noted } from "./noted-worker.ts";
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
      python ??= during(host, "start", () => environmentIn(host, options, progress));
      const opened = openWorker({
        ...workerCommand(await python, worker),
        env: { ...env, TMPDIR: scratch, QUANTGATE_STARTED_IN: cwd },
        ...stopping,
      });
      return noted(opened, host);
    },
    ...stopping,
  };
}

/** Names the worker that would be started, without starting it. */
export function keyOfWorker(
  options: Pick<Options, "python">,
  host: Pick<Host, "env" | "worker">,
): Ports["workerKey"] {
  const { worker } = host;
  return () => workerKey({ search: searchIn(host, options), worker, locks: locksOf(host) });
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

function searchIn({ env }: Pick<Host, "env">, { python: asked }: Pick<Options, "python">) {
  return {
    ...(asked !== undefined && { asked }),
    ...(env.RUNNER_TOOL_CACHE && { toolCache: env.RUNNER_TOOL_CACHE }),
    path: env.PATH ?? "",
  };
}

function locksOf({ worker }: Pick<Host, "worker">): string[] {
  return [join(worker, "requirements.txt")];
}
