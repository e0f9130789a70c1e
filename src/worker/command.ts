import { join } from "node:path";
import type { ProcessOptions } from "./process.ts";

/**
 * How the worker is started: isolated, so that Python imports nothing from where the user stands or has set up, and
 * with UTF-8 whatever the locale.
 */
export function workerCommand(
  python: string,
  folder: string,
): Pick<ProcessOptions, "command" | "cwd"> {
  const entry = join(folder, "quantgate_worker", "__main__.py");
  return { command: [python, "-I", "-X", "utf8", entry], cwd: folder };
}
