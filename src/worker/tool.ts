import { execa } from "execa";
import { leashOn } from "../process/leash.ts";
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
    detached: true,
  });
  const leash = leashOn(child.nodeChildProcess, { signal, cause: "it was stopped" });
  const overdue = `it took longer than ${timeoutMs / 60_000} minutes`;
  const timer = setTimeout(leash.stop, timeoutMs, overdue);
  const tail = tailOf(child.all, 40, onLine);
  const { failed, exitCode, isTerminated, originalMessage = "" } = await child;
  clearTimeout(timer);
  await tail.ended;
  const unstarted = exitCode === undefined && !isTerminated ? originalMessage : "";
  const why = leash.cause() ?? unstarted;
  return { ok: !failed, lines: [...tail.lines(), ...(why === "" ? [] : [why])] };
};
