import type { Cause } from "./answer.ts";

/** Holds a process group, so that none of it outlives this process or its own leader. */
export interface Leash {
  /** Kills the group; the first cause named is the one that is told. */
  stop(cause: Cause): void;
  cause(): Cause | undefined;
  /** The leader is gone: what it leaves behind goes too, for it would hold the leader's pipes open. */
  release(): void;
}

export function leashOn(pid: number | undefined, signal: AbortSignal | undefined): Leash {
  let first: Cause | undefined;
  const kill = () => killGroup(pid);
  const stop = (cause: Cause) => {
    first ??= cause;
    kill();
  };
  const cancel = () => stop({ kind: "cancelled" });
  const release = () => {
    signal?.removeEventListener("abort", cancel);
    process.off("exit", kill);
    kill();
  };
  process.once("exit", kill);
  signal?.addEventListener("abort", cancel, { once: true });
  if (signal?.aborted) cancel();
  return { stop, cause: () => first, release };
}

/** One that is gone already is no error. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {}
}
