import { UserError } from "../../catalog/errors.ts";
import { EXIT_STATUS } from "../../catalog/states.ts";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Aborts when the process is told to stop: Ctrl-C, or a runner that cancels the job. The same once more ends it at once. */
export function stopSignal(from: Pick<NodeJS.Process, "on" | "exit">): AbortSignal {
  const stop = new AbortController();
  for (const name of SIGNALS) {
    let told = false;
    // It stays, for a library that finds itself alone with a signal sends it once more, to end the process.
    from.on(name, () => {
      if (told) from.exit(EXIT_STATUS.error);
      told = true;
      stop.abort(new UserError({ message: `Stopped by ${name}.` }));
    });
  }
  return stop.signal;
}
