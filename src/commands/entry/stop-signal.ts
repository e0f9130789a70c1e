import { UserError } from "../../catalog/errors.ts";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Aborts when the process is told to stop: Ctrl-C, or a runner that cancels the job. A second one ends it at once. */
export function stopSignal(from: Pick<NodeJS.Process, "once">): AbortSignal {
  const stop = new AbortController();
  for (const name of SIGNALS)
    from.once(name, () => stop.abort(new UserError({ message: `Stopped by ${name}.` })));
  return stop.signal;
}
