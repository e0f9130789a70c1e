import { createHash } from "node:crypto";
import type { Python } from "./python.ts";

/** Names what an environment was made from: equal keys, equal environments. Fit for a folder or a cache. */
export function environmentKey(locks: readonly string[], python: Python): string {
  const hash = createHash("sha256");
  for (const lock of locks) hash.update(`${lock.length}:`).update(lock);
  const digest = hash.digest("hex").slice(0, 20);
  return `python-${python.version}-${python.system}-${python.machine}-${digest}`.toLowerCase();
}
