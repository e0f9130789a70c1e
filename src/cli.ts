#!/usr/bin/env node
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { commandLine } from "./commands/command-line.ts";
import { describeFailure } from "./commands/entry/failure.ts";
import { fitNode, runIn } from "./commands/entry/fit-node.ts";
import { environmentHome } from "./commands/entry/home.ts";
import type { Host } from "./commands/entry/host.ts";
import { stopSignal } from "./commands/entry/stop-signal.ts";
import { onUncaught } from "./commands/entry/uncaught.ts";
import type { Terminal } from "./terminal/terminal.ts";
import { uncommanding } from "./terminal/uncommanding.ts";

const host: Host = {
  cwd: process.cwd(),
  env: process.env,
  home: environmentHome(process.env, process.platform),
  temp: resolve(tmpdir()),
  program: fileURLToPath(new URL(".", import.meta.url)),
  worker: fileURLToPath(new URL("../worker", import.meta.url)),
  examples: fileURLToPath(new URL("../examples", import.meta.url)),
  mac: process.platform === "darwin",
  clock: () => performance.now(),
  today: () => new Date().toISOString().slice(0, 10),
  signal: stopSignal(process),
  out: fitFor(process.stdout),
  errors: fitFor(process.stderr),
};

onUncaught(process, fail);
await run().then(end, fail);

/** People start this with the Node that they have. */
async function run(): Promise<number> {
  const modules = ["../node_modules/", "../../"].map((folder) => new URL(folder, import.meta.url));
  const node = fitNode(process.versions.node, modules);
  if (node === "this") return await commandLine(host, process.argv.slice(2));
  return await runIn(node.path, process.argv.slice(1), host.signal);
}

/** Under a runner, both are read for commands. */
function fitFor(stream: Terminal): Terminal {
  return process.env.GITHUB_ACTIONS === "true" ? uncommanding(stream) : stream;
}

function end(status: number): void {
  process.exitCode = status;
}

function fail(error: unknown): void {
  const { text, status } = describeFailure(error);
  if (text !== "") process.stderr.write(`${text}\n`);
  end(status);
}
