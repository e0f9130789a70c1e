import type { ChildProcess } from "node:child_process";

export interface Leash<Cause> {
  /** Kills the group; the first cause named is the one that is told. */
  stop(cause: Cause): void;
  cause(): Cause | undefined;
}

/** What ends the group from outside, and the cause that is told then. */
interface Abort<Cause> {
  readonly signal: AbortSignal | undefined;
  readonly cause: Cause;
}

/** Holds the process group of a detached child, so that none of it outlives this process or the child. */
export function leashOn<Cause>(child: ChildProcess, abort: Abort<Cause>): Leash<Cause> {
  const { signal } = abort;
  let first: Cause | undefined;
  const kill = () => killGroup(child.pid);
  const stop = (cause: Cause) => {
    first ??= cause;
    kill();
  };
  const cancel = () => stop(abort.cause);
  // What it leaves behind goes with it, for that would hold its pipes open.
  const release = () => {
    signal?.removeEventListener("abort", cancel);
    held.delete(kill);
    kill();
  };
  child.once("exit", release).once("error", release);
  holding();
  held.add(kill);
  signal?.addEventListener("abort", cancel, { once: true });
  if (signal?.aborted) cancel();
  return { stop, cause: () => first };
}

/** What kills the groups that are held: there may be many, and one listener goes through them. */
const held = new Set<() => void>();
let isHolding = false;

function holding(): void {
  if (isHolding) return;
  isHolding = true;
  process.once("exit", () => {
    for (const kill of held) kill();
  });
}

/** One that is gone already is no error. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {}
}
