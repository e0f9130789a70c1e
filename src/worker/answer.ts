import type { WorkerEvent } from "../contract/protocol.ts";

/** An event of one kind. */
export type WorkerEventOf<Kind extends WorkerEvent["event"]> = Extract<
  WorkerEvent,
  { event: Kind }
>;

/** How a request ended. That a worker dies is to be expected, so it is a value and not an exception. */
export type Answer =
  | { readonly kind: "result"; readonly value: WorkerEventOf<"result">["value"] }
  | {
      readonly kind: "error";
      readonly error: WorkerEventOf<"error">["kind"];
      readonly message: string;
      /** What it printed last: of a bug, the traceback. */
      readonly stderr: readonly string[];
    }
  | Death;

/** The process is gone: why, where it was, and its last words. */
export interface Death {
  readonly kind: "death";
  readonly cause: DeathCause;
  /** The stage it was last heard from: `evaluate int4 (120 of 997)`. */
  readonly at?: string;
  readonly stderr: readonly string[];
  /** Another had died of the same question before. */
  readonly isSecond?: true;
}

export type DeathCause =
  | { readonly kind: "killed"; readonly signal: string }
  | { readonly kind: "exited"; readonly status: number }
  | { readonly kind: "silent"; readonly seconds: number }
  | { readonly kind: "overdue"; readonly seconds: number }
  | { readonly kind: "garbled"; readonly what: string }
  | { readonly kind: "unstarted"; readonly what: string }
  | { readonly kind: "cancelled" };

/** One sentence for a report: what happened, where, and the last line it wrote. */
export function describeDeath({ cause, at, stderr, isSecond }: Death): string {
  const last = stderr.slice(-LAST_LINES).join(" | ");
  const where = at === undefined ? "" : ` at ${at}`;
  const again = isSecond ? ", the second to end over this" : "";
  return `the worker ${describeCause(cause)}${where}${again}${last === "" ? "" : `; its last lines: ${last}`}`;
}

/** The same of whatever is no result. */
export function whyUnanswered(answer: Exclude<Answer, { readonly kind: "result" }>): string {
  return answer.kind === "death" ? describeDeath(answer) : answer.message;
}

const LAST_LINES = 5;

function describeCause(cause: DeathCause): string {
  switch (cause.kind) {
    case "killed":
      return `was killed by ${cause.signal}${HINTS[cause.signal] ?? ""}`;
    case "exited":
      return `exited with status ${cause.status}`;
    case "silent":
      return `said nothing for ${cause.seconds} s and was stopped`;
    case "overdue":
      return `took longer than ${cause.seconds} s and was stopped`;
    case "garbled":
      return `broke the protocol (${cause.what}) and was stopped`;
    case "unstarted":
      return `did not start (${cause.what})`;
    case "cancelled":
      return "was stopped on request";
    default:
      return cause satisfies never;
  }
}

const HINTS: Readonly<Record<string, string>> = {
  SIGKILL: " (often: out of memory)",
  SIGSEGV: " (a crash in native code)",
  SIGABRT: " (a crash in native code)",
};
