import type { Readable } from "node:stream";
import { execa } from "execa";
import type { Cause, Death } from "./answer.ts";
import { type Environment, workerEnvironment } from "./child-environment.ts";
import { tailOf } from "./tail.ts";

export interface ProcessOptions {
  readonly command: readonly [string, ...string[]];
  /** The working folder. Python imports from it, so it must hold nothing foreign. */
  readonly cwd: string;
  /** The caller's variables; the child gets the few that it needs. */
  readonly env: Environment;
  readonly signal?: AbortSignal;
}

/** A child process that is always known to be over one day, and why. */
export interface Process {
  readonly stdout: Readable;
  send(line: string): void;
  /** Kills the whole process group; the first cause named is the one that is told. */
  stop(cause: Cause): void;
  /** The last lines of its stderr so far. */
  lastLines(): readonly string[];
  death(): Promise<Death>;
  close(): Promise<void>;
}

export function startProcess({ command, cwd, env, signal }: ProcessOptions): Process {
  const [file, ...args] = command;
  const child = execa(file, args, {
    ...{ cwd, env: workerEnvironment(env), extendEnv: false, buffer: false, reject: false },
    ...{ stdin: "pipe", stdout: "pipe", stderr: "pipe", detached: true },
  });
  const stderr = tailOf(child.stderr, STDERR_LINES);
  // A worker that is gone no longer reads; its death is told by what it does not answer.
  child.stdin.on("error", () => {});
  let named: Cause | undefined;

  const stop = (cause: Cause) => {
    named ??= cause;
    killGroup(child.pid);
  };
  const cancel = () => stop({ kind: "cancelled" });
  const orphan = () => killGroup(child.pid);
  signal?.addEventListener("abort", cancel, { once: true });
  if (signal?.aborted) cancel();
  process.once("exit", orphan);

  // What it leaves behind would hold its pipes open.
  child.nodeChildProcess.once("exit", orphan);
  const ended = child.then((result) => {
    signal?.removeEventListener("abort", cancel);
    process.off("exit", orphan);
    return result;
  });

  /** Waits for the end, and brings it about where it does not come by itself. */
  async function end(cause: Cause) {
    const force = setTimeout(stop, GRACE_MS, cause);
    const result = await ended;
    clearTimeout(force);
    await stderr.ended;
    return result;
  }

  return {
    stdout: child.stdout,
    send: (line) => child.stdin.write(`${line}\n`),
    stop,
    lastLines: stderr.lines,
    async death() {
      const result = await end({ kind: "garbled", what: "it closed its output" });
      return { kind: "death", cause: named ?? causeOf(result), stderr: stderr.lines() };
    },
    async close() {
      child.stdin.end();
      await end({ kind: "cancelled" });
    },
  };
}

const STDERR_LINES = 20;
const GRACE_MS = 2000;

interface Ended {
  readonly signal?: string | undefined;
  readonly exitCode?: number | undefined;
  readonly originalMessage?: string | undefined;
}

function causeOf({ signal, exitCode, originalMessage }: Ended): Cause {
  if (signal !== undefined) return { kind: "killed", signal };
  if (exitCode !== undefined) return { kind: "exited", status: exitCode };
  return { kind: "unstarted", what: originalMessage ?? "for an unknown reason" };
}

/** The group, for a worker may have children of its own; one that is gone already is no error. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {}
}
