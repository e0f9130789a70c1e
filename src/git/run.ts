import { execa } from "execa";
import { INSTEAD, MachineFault, TOO_MANY_FILES } from "../catalog/machine.ts";
import { leashOn } from "../process/leash.ts";
import { GIT_SETTINGS } from "./variables.ts";

export interface GitResult {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs git in one folder. Failure is data: what a failure means is known only where it was asked for. */
export type Git = (
  args: readonly string[],
  options?: {
    readonly env?: Record<string, string>;
    readonly timeoutSeconds?: number;
    /** What git reads from stdin; it ends there. */
    readonly input?: string | Uint8Array;
    /** Whether what it writes is told by its bytes, a character each, and may be as long as a string can be. */
    readonly bytes?: boolean;
  },
) => Promise<GitResult>;

/** No failure of what was asked: whatever it was, nothing can be learned here. */
const REFUSED = [
  { said: /no space left on device|disk quota exceeded/i, fix: INSTEAD.temp },
  TOO_MANY_FILES,
] as const;

export function gitIn(cwd: string, env: Record<string, string>, signal?: AbortSignal): Git {
  return async (args, { env: more, timeoutSeconds = 120, input = "", bytes = false } = {}) => {
    const child = execa("git", [...GIT_SETTINGS, ...args], {
      ...{ cwd, env: { ...env, ...more }, extendEnv: false, reject: false },
      ...{ input, stripFinalNewline: !bytes, detached: true },
      ...(bytes && { encoding: "latin1", maxBuffer: LONGEST }),
    });
    // A git that is killed leaves its helpers for the network behind, whom nothing else would end.
    const leash = leashOn(child.nodeChildProcess, { signal, cause: "cancelled" });
    const overdue = `git took longer than ${timeoutSeconds} s`;
    const timer = setTimeout(leash.stop, 1000 * timeoutSeconds, overdue);
    const { failed, stdout, stderr, originalMessage = "" } = await child;
    clearTimeout(timer);
    signal?.throwIfAborted();
    // A git that cannot be started has written nothing.
    const said = leash.cause() ?? (stderr || originalMessage);
    const refused = failed ? REFUSED.find((one) => one.said.test(said)) : undefined;
    if (refused !== undefined)
      throw new MachineFault({
        ...{ message: `git failed here: ${said}`, at: { file: cwd }, fix: refused.fix },
      });
    return { ok: !failed, stdout, stderr: said };
  };
}

/** A string holds half a billion characters, and a tree of a million paths is a fifth of that. */
const LONGEST = 500_000_000;
