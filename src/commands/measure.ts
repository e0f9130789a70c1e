import { resolve } from "node:path";
import { measure as measurePlan } from "../measure/measure.ts";
import { plannedLabels } from "../measure/planned-labels.ts";
import { outFolder } from "../out/out-folder.ts";
import { progressFor } from "../terminal/progress-for.ts";
import type { Host } from "./entry/host.ts";
import { workerPython } from "./interpreter.ts";
import { portsOf } from "./measuring.ts";
import type { Options } from "./options.ts";
import { planIn } from "./plan-in.ts";
import { withProject } from "./with-project.ts";

/** Converts and runs what an out folder's plan asks for, or one shard of it. */
export async function measure(options: Options, host: Host): Promise<number> {
  const out = outFolder(resolve(host.cwd, options.out));
  const plan = await planIn(out, options);
  // Where all was recorded elsewhere, nothing needs Python.
  if (plan.requests.length === 0) return 0;
  const progress = progressFor(host.errors, host.env);
  return await withProject(host, async (project, scratch) => {
    const python = await workerPython(options, host, progress);
    const labelsOf = plannedLabels(plan, out);
    const ports = portsOf({ project, scratch, out, python, labelsOf, progress }, host);
    await measurePlan(plan, ports, options);
    return 0;
  });
}
