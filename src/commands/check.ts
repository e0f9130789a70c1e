import { crewOf } from "../measure/crew.ts";
import { survey } from "../measure/survey.ts";
import { outFolder } from "../out/out-folder.ts";
import { progressFor } from "../terminal/progress-for.ts";
import { describePlan } from "./describe-plan.ts";
import type { Host } from "./host.ts";
import { workerPython } from "./interpreter.ts";
import { labelsIn, portsOf } from "./measuring.ts";
import type { Options } from "./options.ts";
import { prepareIn } from "./plan.ts";
import { withProject } from "./with-project.ts";

/** Tells every mistake in policy, data and models, and measures nothing. */
export async function check(options: Options, host: Host): Promise<number> {
  const progress = progressFor(host.errors, host.env);
  return await withProject(host, async (project, scratch) => {
    const { plan, labels } = await prepareIn(project, options);
    const python = await workerPython(options, host, progress);
    const ports = portsOf(
      { project, scratch, python, progress, labelsOf: labelsIn(labels), out: outFolder(scratch) },
      host,
    );
    const crew = crewOf(ports);
    try {
      progress.stage("Looking at the models");
      await survey(plan.requests, crew, ports);
    } finally {
      progress.end();
      await crew.dismiss();
    }
    host.out.write(
      options.json
        ? `${JSON.stringify(plan, null, 2)}\n`
        : `${describePlan(plan)}\nPolicy, data and models are in order.\n`,
    );
    return 0;
  });
}
