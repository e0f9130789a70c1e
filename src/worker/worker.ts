import type { WorkerEvent, WorkerRequest } from "../contract/protocol.ts";
import type { Answer, WorkerEventOf } from "./answer.ts";
import { Garbled, linesOf } from "./lines.ts";
import { type ProcessOptions, startProcess } from "./process.ts";
import { progressText, readEvent } from "./read-event.ts";
import { TIME_LIMITS, type TimeLimits, watchdog } from "./watchdog.ts";

/** One Python process that answers requests in turn. */
export interface Worker {
  /**
   * Asks and waits for the end; `onEvent` sees what comes before it. What goes wrong is in the answer. `own` are limits
   * of this one request, where it must not take as long as any may.
   */
  ask(
    request: UnnumberedRequest,
    onEvent?: (event: WorkerEvent) => void,
    own?: Partial<TimeLimits>,
  ): Promise<Answer>;
  /** Lets the process end, by force if it does not. */
  close(): Promise<void>;
}

type WithoutId<Request> = Request extends unknown ? Omit<Request, "id"> : never;
/** A request as its sender knows it; the client numbers it. */
export type UnnumberedRequest = WithoutId<WorkerRequest>;

export function openWorker(options: ProcessOptions): Worker {
  const child = startProcess(options);
  const lines = linesOf(child.stdout, LONGEST_LINE);
  let asked = 0;

  async function ask(
    request: UnnumberedRequest,
    onEvent?: (event: WorkerEvent) => void,
    own: Partial<TimeLimits> = {},
  ): Promise<Answer> {
    const id = String(++asked);
    const watch = watchdog({ ...TIME_LIMITS, ...own }, child.stop);
    let at: string | undefined;
    child.send(JSON.stringify({ id, ...request }));
    try {
      for (let event = await next(id); event !== undefined; event = await next(id)) {
        watch.heard();
        if (event.event === "result") return { kind: "result", value: event.value };
        if (event.event === "error") return refusalOf(event);
        at = progressText(event) ?? at;
        onEvent?.(event);
      }
    } finally {
      watch.stop();
    }
    return { ...(await child.death()), ...(at && { at }) };
  }

  function refusalOf({ kind, message }: WorkerEventOf<"error">): Answer {
    return { kind: "error", error: kind, message, stderr: child.lastLines() };
  }

  /** Undefined where nothing more will come. */
  async function next(id: string): Promise<WorkerEvent | undefined> {
    try {
      const line = await lines.next();
      return line.done ? undefined : readEvent(line.value, id);
    } catch (error) {
      if (error instanceof Garbled) child.stop({ kind: "garbled", what: error.message });
      return undefined;
    }
  }

  /** What nobody reads any more would keep a pipe open, and with it the end waiting. */
  async function close(): Promise<void> {
    lines.return(undefined).catch(() => undefined);
    await child.close();
  }

  return { ask, close };
}

const LONGEST_LINE = 64_000_000;
