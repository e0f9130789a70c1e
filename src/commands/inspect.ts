import { resolve } from "node:path";
import { autoOn } from "../catalog/targets.ts";
import type { Inspected } from "../contract/protocol.ts";
import { examine } from "../measure/examine.ts";
import { obstaclesAnywhere } from "../measure/obstacles.ts";
import { renderInspection } from "../report/inspection.ts";
import { hintsFor } from "../tasks/inputs.ts";
import { progressFor } from "../terminal/progress-for.ts";
import type { Host } from "./entry/host.ts";
import type { Options } from "./options.ts";
import { withScratch } from "./with-project.ts";
import { workersFor } from "./workers.ts";

/** Prints a package's inputs, outputs, ops, weights and minimum iOS. */
export async function inspect(path: string, options: Options, host: Host): Promise<number> {
  const found = await inspectPackage(path, options, host);
  host.out.write(
    options.json
      ? `${JSON.stringify(told(found, host), null, 2)}\n`
      : renderInspection(found, hintsFor(found), obstaclesAnywhere(found)),
  );
  return 0;
}

/** Other programs read `unsupported` as what `auto` cannot run, and `obstacles` as why nothing would judge it at all. */
function told(found: Inspected, host: Host) {
  const obstacles = obstaclesAnywhere(found).flatMap(({ message, when }) =>
    when === undefined ? [message] : [],
  );
  return { ...found, unsupported: found.unsupported[autoOn(host)] ?? [], obstacles };
}

/** What the worker says of a package. */
export async function inspectPackage(
  path: string,
  options: Options,
  host: Host,
): Promise<Inspected> {
  const progress = progressFor(host.errors, host.env);
  return await withScratch(host.temp, async (scratch) => {
    const workers = workersFor(options, host, scratch, progress);
    progress.end();
    return await examine(path, resolve(host.cwd, path), workers);
  });
}
