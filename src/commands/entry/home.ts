import { homedir, userInfo } from "node:os";
import { isAbsolute, join, resolve } from "node:path";

/**
 * Where environments are kept: `QUANTGATE_HOME`, or the platform's folder for caches. What a variable says by accident is
 * never taken from where the run stands, for there lies what a pull request brings.
 */
export function environmentHome(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  if (env.QUANTGATE_HOME) return resolve(env.QUANTGATE_HOME);
  if (platform === "darwin") return join(ownFolder(), "Library/Caches/quantgate");
  const { XDG_CACHE_HOME: caches = "" } = env;
  return join(isAbsolute(caches) ? caches : join(ownFolder(), ".cache"), "quantgate");
}

/** What `HOME` says, or else the system; whom it does not know has the root for a home, as where one logs in. */
function ownFolder(): string {
  for (const ask of [homedir, () => userInfo().homedir])
    try {
      if (isAbsolute(ask())) return ask();
    } catch {}
  return "/";
}
