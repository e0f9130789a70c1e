import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** A process, told from all others: numbers are given again, to other processes and on other machines. */
export interface Identity {
  /** The machine since it was started, and of it the part whose processes this one can ask about. */
  readonly machine: string;
  readonly pid: number;
  /** When it was started, in the system's own words, shortened. */
  readonly start: string;
}

export function thisProcess(): Identity {
  return { machine: thisMachine(), pid: process.pid, start: startOf(process.pid) ?? UNTOLD };
}

/** Whether it is still there; undefined of another machine's, of which nothing can be asked. */
export function isAlive({ machine, pid, start }: Identity): boolean | undefined {
  if (machine !== thisMachine()) return undefined;
  if (isGone(pid)) return false;
  const now = startOf(pid);
  return now !== ENDED && (now === undefined || start === UNTOLD || now === start);
}

const UNTOLD = "0";
/** It has ended, and nobody has asked yet how. */
const ENDED = "ended";

function thisMachine(): string {
  const boot = textOf(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8"));
  const apart = textOf(() => readlinkSync("/proc/self/ns/pid"));
  return short([hostname(), boot, apart].join("\n"));
}

function startOf(pid: number): string | undefined {
  const told = textOf(() =>
    process.platform === "linux"
      ? readFileSync(`/proc/${pid}/stat`, "utf8")
      : execFileSync("/bin/ps", ["-o", "state=,lstart=", "-p", String(pid)], { encoding: "utf8" }),
  );
  // The name of a program may hold anything, and stands in brackets.
  const [state = "", ...rest] = told
    .slice(told.lastIndexOf(")") + 1)
    .trim()
    .split(/\s+/);
  if (state === "") return undefined;
  if (state.startsWith("Z") || state.startsWith("X")) return ENDED;
  return short(process.platform === "linux" ? (rest[STARTED] ?? "") : rest.join(" "));
}

/** Of the fields behind the state. */
const STARTED = 18;

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // One that may not be asked is somebody else's, and there.
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

function textOf(read: () => string): string {
  try {
    return read();
  } catch {
    return "";
  }
}

function short(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
