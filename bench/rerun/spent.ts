import { spawn } from "node:child_process";
import { once } from "node:events";

/** Seconds on the clock, and those that a command and all that it waited for have computed. */
export interface Spent {
  readonly wall: number;
  readonly cpu: number;
}

/** A verdict is given: whatever it is, the work is done. */
const JUDGED = [0, 1];

/** Runs a command under a small parent, which is told what all below it have used. */
export async function spentBy(
  command: readonly string[],
  { cwd, env = process.env }: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<Spent> {
  const child = spawn("python3", ["-c", PARENT, ...command], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (text) => {
    said += text;
  });
  await once(child, "close");
  const { status, wall, cpu, errors } = JSON.parse(said);
  if (!JUDGED.includes(status))
    throw new Error(`${command.join(" ")} ended with ${status}: ${errors}`);
  return { wall, cpu };
}

const PARENT = `
import json, os, subprocess, sys, time
began = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
errors = child.stderr.read()
_, status, used = os.wait4(child.pid, 0)
wall = time.perf_counter() - began
print(json.dumps({"status": os.waitstatus_to_exitcode(status), "wall": wall, "cpu": used.ru_utime + used.ru_stime, "errors": errors[-2000:]}))
`;

export function median(times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
