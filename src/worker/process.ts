import type { Readable } from "node:stream";
import { execa } from "execa";
import { leashOn } from "../process/leash.ts";
import type { Variables } from "../process/variables.ts";
import type { Death, DeathCause } from "./answer.ts";
import { workerVariables } from "./child-variables.ts";
import { tailOf } from "./tail.ts";

export interface ProcessOptions {
  readonly command: readonly [string, ...string[]];
  /** The working folder. Python imports from it, so it must hold nothing foreign. */
  readonly cwd: string;
  /** The caller's variables; the child gets the few that it needs. */
  readonly env: Variables;
  readonly signal?: AbortSignal;
}

/** A child process whose end is certain, and its cause known. */
export interface Process {
  readonly stdout: Readable;
  send(line: string): void;
  /** Kills the whole process group; the first cause named is the one that is told. */
  stop(cause: DeathCause): void;
  /** The last lines of its stderr so far. */
  lastLines(): readonly string[];
  death(): Promise<Death>;
  close(): Promise<void>;
}

export function startProcess({ command, cwd, env, signal }: ProcessOptions): Process {
  const [file, ...args] = command;
  const child = execa(file, args, {
    ...{ cwd, env: workerVariables(env), extendEnv: false, buffer: false, reject: false },
    ...{ stdin: "pipe", stdout: "pipe", stderr: "pipe", detached: true },
  });
  const stderr = tailOf(child.stderr, STDERR_LINES);
  const leash = leashOn<DeathCause>(child.nodeChildProcess, {
    signal,
    cause: { kind: "cancelled" },
  });
  // A worker that is gone no longer reads; its death is told by what it does not answer.
  child.stdin.on("error", () => {});

  /** Waits for the end, and brings it about where it does not come by itself. */
  async function end(cause: DeathCause): Promise<DeathCause> {
    const force = setTimeout(leash.stop, GRACE_MS, cause);
    const result = await child;
    clearTimeout(force);
    await stderr.ended;
    return leash.cause() ?? causeOf(result);
  }

  return {
    stdout: child.stdout,
    send: (line) => child.stdin.write(`${line}\n`),
    stop: leash.stop,
    lastLines: stderr.lines,
    async death() {
      const cause = await end({ kind: "garbled", what: "it closed its output" });
      return { kind: "death", cause, stderr: stderr.lines() };
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

function causeOf({ signal, exitCode, originalMessage }: Ended): DeathCause {
  if (signal !== undefined) return { kind: "killed", signal };
  if (exitCode !== undefined) return { kind: "exited", status: exitCode };
  return { kind: "unstarted", what: originalMessage ?? "for an unknown reason" };
}
