#!/usr/bin/env node
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { commandLine } from "./commands/command-line.ts";
import { describeFailure } from "./commands/failure.ts";
import { environmentHome } from "./commands/home.ts";
import type { Host } from "./commands/host.ts";
import { stopSignal } from "./commands/stop-signal.ts";

const host: Host = {
  cwd: process.cwd(),
  env: process.env,
  home: environmentHome(process.env, process.platform),
  temp: tmpdir(),
  worker: fileURLToPath(new URL("../worker", import.meta.url)),
  signal: stopSignal(process),
  out: process.stdout,
  errors: process.stderr,
};

try {
  process.exitCode = await commandLine(host, process.argv.slice(2));
} catch (error) {
  const { text, status } = describeFailure(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = status;
}
