import { bars } from "./bars.ts";
import { groups } from "./groups.ts";
import { lines } from "./lines.ts";
import type { Progress } from "./progress.ts";
import type { Terminal } from "./terminal.ts";

/** Bars on a screen, log groups on an Actions runner, plain lines everywhere else. */
export function progressFor(
  terminal: Terminal,
  env: Readonly<Record<string, string | undefined>>,
): Progress {
  if (env.GITHUB_ACTIONS === "true") return groups(terminal);
  return terminal.isTTY ? bars(terminal) : lines(terminal);
}
