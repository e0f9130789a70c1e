import { execa } from "execa";
import { GIT_SETTINGS } from "./environment.ts";

export interface GitResult {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs git in one folder. Failure is data: what a failure means is known only where it was asked for. */
export type Git = (
  args: readonly string[],
  options?: { readonly env?: Record<string, string>; readonly timeoutSeconds?: number },
) => Promise<GitResult>;

export function gitIn(cwd: string, env: Record<string, string>): Git {
  return async (args, options = {}) => {
    const result = await execa("git", [...GIT_SETTINGS, ...args], {
      cwd,
      env: { ...env, ...options.env },
      extendEnv: false,
      reject: false,
      stdin: "ignore",
      stripFinalNewline: true,
      timeout: 1000 * (options.timeoutSeconds ?? 120),
    });
    // A git that cannot be started, or is stopped, has written nothing.
    const stderr = result.stderr || (result.originalMessage ?? "");
    return { ok: !result.failed, stdout: result.stdout, stderr };
  };
}
