import { writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

/** Preloaded into a process: at its end, says on a pipe what it took, all of its threads together. */
if (isMainThread)
  process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    const took = { seconds: performance.now() / 1e3, busy: (user + system) / 1e6 };
    writeSync(3, `${JSON.stringify({ ...took, peak: process.resourceUsage().maxRSS / 1e3 })}\n`);
  });
