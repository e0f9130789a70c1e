import { resolve } from "node:path";
import type { Plan } from "../contract/plan.ts";
import { measure as measurePlan } from "../measure/measure.ts";
import { type OutFolder, outFolder } from "../out/out-folder.ts";
import type { Labels } from "../samples/labels.ts";
import { progressFor } from "../terminal/progress-for.ts";
import type { Host } from "./host.ts";
import { workerPython } from "./interpreter.ts";
import { portsOf } from "./measuring.ts";
import type { Options } from "./options.ts";
import { planIn } from "./plan-in.ts";
import { withProject } from "./with-project.ts";

/** Converts and runs what an out folder's plan asks for, or one shard of it. */
export async function measure(options: Options, host: Host): Promise<number> {
  const out = outFolder(resolve(host.cwd, options.out));
  const plan = await planIn(out, options);
  const progress = progressFor(host.errors, host.env);
  return await withProject(host, async (project, scratch) => {
    const python = await workerPython(options, host, progress);
    const labelsOf = (model: string) => labelsIn(out, plan, model);
    const ports = portsOf({ project, scratch, out, python, labelsOf, progress }, host);
    await measurePlan(plan, ports, options);
    return 0;
  });
}

/** The samples as the plan wrote them; their lines in the label file are not known here. */
async function labelsIn(out: OutFolder, { models }: Plan, name: string): Promise<Labels> {
  const model = models.find((one) => one.name === name);
  if (model?.samples === undefined) throw new Error(`the plan has no samples of ${name}`);
  const samples = [];
  for await (const batch of out.readSamples(name, model.samples)) samples.push(...batch);
  return { file: model.samples.path, samples, lines: new Map() };
}
