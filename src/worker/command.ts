import type { ProcessOptions } from "./process.ts";

/**
 * How the worker is started: in its own folder, so that Python imports nothing from the folder where the
 * user stands, with UTF-8 whatever the locale, and without the user's own site packages.
 */
export function workerCommand(
  python: string,
  folder: string,
): Pick<ProcessOptions, "command" | "cwd"> {
  return { command: [python, "-s", "-X", "utf8", "-m", "quantgate_worker"], cwd: folder };
}
