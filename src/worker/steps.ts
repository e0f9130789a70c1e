import { UserError } from "../catalog/errors.ts";
import { describePipFailure } from "./pip-failure.ts";
import type { Tool, ToolResult } from "./tool.ts";

/** A program of those that make an environment: what it does in words, and how it is called. */
export interface ToolStep {
  readonly what: string;
  readonly command: readonly [string, ...string[]];
  readonly env: Record<string, string>;
  readonly onLine?: (line: string) => void;
}

/** Runs the programs that make an environment, one after the other. */
export interface Steps {
  /** What fails ends it, with what a person can do. */
  take(step: ToolStep): Promise<void>;
  /** What fails is told. */
  attempt(step: ToolStep): Promise<ToolResult>;
}

export function stepsWith(run: Tool, signal: AbortSignal | undefined): Steps {
  const attempt = async ({ command, env, onLine }: ToolStep) => {
    const result = await run(command, {
      ...{ env, timeoutMs: LIMIT_MS },
      ...(signal && { signal }),
      ...(onLine && { onLine }),
    });
    signal?.throwIfAborted();
    return result;
  };
  const take = async (step: ToolStep) => {
    const { ok, lines } = await attempt(step);
    if (!ok) throw new UserError(describePipFailure(step.what, lines));
  };
  return { take, attempt };
}

const LIMIT_MS = 15 * 60_000;
