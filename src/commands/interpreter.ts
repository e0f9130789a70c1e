import { join } from "node:path";
import type { Progress } from "../terminal/progress.ts";
import { makeEnvironment } from "../worker/environment.ts";
import type { EnvironmentOrder } from "../worker/environment-order.ts";
import { findPython } from "../worker/python.ts";
import type { Host } from "./entry/host.ts";

type Wanted = Pick<EnvironmentOrder, "signal"> & { readonly python?: string };

/** The interpreter of the worker's environment, which is made the first time. */
export async function workerPython(
  wanted: Wanted,
  host: Host,
  progress: Progress,
): Promise<string> {
  return await makeEnvironment(await environmentOrder(wanted, host, progress));
}

async function environmentOrder(
  { python, ...rest }: Wanted,
  { env, home, worker, signal, wheels }: Host,
  progress: Progress,
): Promise<EnvironmentOrder> {
  const search = {
    ...(python !== undefined && { asked: python }),
    ...(env.RUNNER_TOOL_CACHE && { toolCache: env.RUNNER_TOOL_CACHE }),
    path: env.PATH ?? "",
  };
  const locks = [join(worker, "requirements.txt")];
  const found = await findPython(search, env);
  return {
    ...{ python: found, locks, home, env, progress },
    ...(signal && { signal }),
    ...(wheels && { wheels }),
    ...rest,
  };
}
