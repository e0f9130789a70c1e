import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { setFailed } from "@actions/core";
import { annotateProblems } from "./action/job-log.ts";
import { writeOutputs } from "./action/outputs.ts";
import { UserError } from "./catalog/errors.ts";
import { action } from "./commands/action.ts";
import { describeFailure } from "./commands/entry/failure.ts";
import { environmentHome } from "./commands/entry/home.ts";
import type { Host } from "./commands/entry/host.ts";
import { stopSignal } from "./commands/entry/stop-signal.ts";
import { onUncaught } from "./commands/entry/uncaught.ts";
import { uncommanding } from "./terminal/uncommanding.ts";

const { env, platform, stdout } = process;
const log = uncommanding(stdout);

const host: Host = {
  cwd: process.cwd(),
  env,
  home: environmentHome(env, platform),
  temp: resolve(env.RUNNER_TEMP || tmpdir()),
  program: fileURLToPath(new URL(".", import.meta.url)),
  worker: fileURLToPath(new URL("../worker", import.meta.url)),
  examples: fileURLToPath(new URL("../examples", import.meta.url)),
  mac: process.platform === "darwin",
  clock: () => performance.now(),
  today: () => new Date().toISOString().slice(0, 10),
  signal: stopSignal(process),
  // One stream, so that the log keeps the order in which things were said.
  ...{ out: log, errors: log },
};

onUncaught(process, fail);
await action(host).then(end, fail);
// What a server was given up on may still be under way; the status waits for none of it.
stdout.write("", () => process.exit());

function end(status: number): void {
  process.exitCode = status;
}

function fail(error: unknown): void {
  const { text, status } = describeFailure(error);
  if (error instanceof UserError) annotateProblems(error);
  else setFailed(text);
  end(status);
  writeOutputs({ outcome: "error" });
}
