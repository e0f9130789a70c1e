import { execa } from "execa";
import { tailOf } from "./tail.ts";

/** A program that runs to its end while its output is watched. Failure is data. */
export type Tool = (
  command: readonly [string, ...string[]],
  options: {
    readonly env: Readonly<Record<string, string>>;
    readonly timeoutMs: number;
    readonly signal?: AbortSignal;
    readonly onLine?: (line: string) => void;
  },
) => Promise<ToolResult>;

export interface ToolResult {
  readonly ok: boolean;
  /** The last lines of both streams. */
  readonly lines: readonly string[];
}

export const runTool: Tool = async ([file, ...args], { env, timeoutMs, signal, onLine }) => {
  const child = execa(file, args, {
    ...{ env, extendEnv: false, buffer: false, reject: false, stdin: "ignore", all: true },
    ...{ timeout: timeoutMs, forceKillAfterDelay: 2000 },
    ...(signal && { cancelSignal: signal }),
  });
  const tail = tailOf(child.all, 40, onLine);
  const result = await child;
  await tail.ended;
  const timedOut = result.timedOut ? [`it took longer than ${timeoutMs / 60_000} minutes`] : [];
  const unstarted = result.exitCode === undefined && !result.isTerminated;
  return {
    ok: !result.failed,
    lines: [...tail.lines(), ...timedOut, ...(unstarted ? [result.originalMessage ?? ""] : [])],
  };
};
