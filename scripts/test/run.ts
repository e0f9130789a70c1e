import { execa } from "execa";
import { type Cost, commandTimed, costIn } from "./cost.ts";

export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Reads the runner's own count; without it the step itself counts as one. */
  readonly count?: () => Promise<Counts>;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface Tally extends Counts {
  readonly name: string;
  readonly cost: Cost;
}

/** Runs a step and prints its output whole when it ends, so that two lanes do not mix their lines. */
export async function run({ name, command, cwd = ".", env = {}, count }: Step): Promise<Tally> {
  const [file, ...args] = commandTimed(command);
  const started = performance.now();
  const { all, failed, stdio } = await execa(file, args, {
    cwd,
    env,
    all: true,
    reject: false,
    preferLocal: true,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    maxBuffer: 200_000_000,
  });
  const wall = (performance.now() - started) / 1000;
  console.log(`${failed ? "✗" : "✓"} ${name} (${wall.toFixed(1)} s)`);
  if (failed || count !== undefined) console.log(indent(all));
  return { name, cost: { wall, ...costIn(stdio[3]) }, ...(await counts(failed, count)) };
}

/** A runner that fails without a failing test (a crash, no tests) still counts as one failure. */
async function counts(failed: boolean, count: Step["count"]): Promise<Counts> {
  const one = { passed: failed ? 0 : 1, failed: failed ? 1 : 0, skipped: 0 };
  if (count === undefined) return one;
  const counted = await count().catch(() => one);
  const nothing = counted.passed + counted.failed === 0;
  return (failed && counted.failed === 0) || nothing ? { ...counted, failed: 1 } : counted;
}

function indent(text: string): string {
  return text.replace(/^/gm, "  ");
}
