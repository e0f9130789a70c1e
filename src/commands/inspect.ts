import { resolve } from "node:path";
import { UserError } from "../catalog/errors.ts";
import { Inspected } from "../contract/protocol.ts";
import { renderInspection } from "../report/inspection.ts";
import { progressFor } from "../terminal/progress-for.ts";
import { describeDeath } from "../worker/answer.ts";
import { workerCommand } from "../worker/command.ts";
import { openWorker } from "../worker/worker.ts";
import type { Host } from "./entry/host.ts";
import { workerPython } from "./interpreter.ts";
import type { Options } from "./options.ts";

/** Prints a package's inputs, outputs, ops, weights and minimum iOS. */
export async function inspect(path: string, options: Options, host: Host): Promise<number> {
  const progress = progressFor(host.errors, host.env);
  const python = await workerPython(options, host, progress);
  progress.end();
  const worker = openWorker({
    ...workerCommand(python, host.worker),
    env: host.env,
    ...(host.signal && { signal: host.signal }),
  });
  try {
    const answer = await worker.ask({ do: "inspect", package: resolve(host.cwd, path) });
    if (answer.kind === "death") throw unreadable(path, describeDeath(answer));
    if (answer.kind === "error") throw unreadable(path, answer.message);
    const found = Inspected.parse(answer.value);
    host.out.write(options.json ? `${JSON.stringify(found, null, 2)}\n` : renderInspection(found));
    return 0;
  } finally {
    await worker.close();
  }
}

function unreadable(file: string, message: string): UserError {
  return new UserError({ message, at: { file } });
}
