import { join } from "node:path";
import type { Workers } from "../measure/ports.ts";
import type { Progress } from "../terminal/progress.ts";
import { workerCommand } from "../worker/command.ts";
import { makeEnvironment } from "../worker/environment.ts";
import { findPython } from "../worker/python.ts";
import { openWorker } from "../worker/worker.ts";
import type { Host } from "./entry/host.ts";
import type { Options } from "./options.ts";

/**
 * How a command starts Python workers: in an environment that is made the first time. Their temporary files lie in the
 * scratch folder, for coremltools leaves copies of packages behind, above all where it is killed.
 */
export async function workersFor(
  { python: asked }: Pick<Options, "python">,
  host: Host,
  scratch: string,
  progress: Progress,
): Promise<Workers> {
  const { env, signal, worker } = host;
  const python = await environmentIn(host, asked, progress);
  const stopping = signal && { signal };
  return {
    openWorker: () =>
      openWorker({
        ...workerCommand(python, worker),
        env: { ...env, TMPDIR: scratch },
        ...stopping,
      }),
    ...stopping,
  };
}

/** The interpreter of the worker's environment. */
async function environmentIn(
  { env, home, worker, signal, wheels }: Host,
  asked: string | undefined,
  progress: Progress,
): Promise<string> {
  const search = {
    ...(asked !== undefined && { asked }),
    ...(env.RUNNER_TOOL_CACHE && { toolCache: env.RUNNER_TOOL_CACHE }),
    path: env.PATH ?? "",
  };
  return await makeEnvironment({
    python: await findPython(search, env),
    locks: [join(worker, "requirements.txt")],
    home,
    env,
    progress,
    ...(signal && { signal }),
    ...(wheels && { wheels }),
  });
}
