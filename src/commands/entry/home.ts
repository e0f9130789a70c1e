import { homedir } from "node:os";
import { join } from "node:path";

/** Where environments are kept: `QUANTGATE_HOME`, or the platform's folder for caches. */
export function environmentHome(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  if (env.QUANTGATE_HOME) return env.QUANTGATE_HOME;
  if (platform === "darwin") return join(homedir(), "Library/Caches/quantgate");
  return join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), "quantgate");
}
