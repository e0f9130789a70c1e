import { resolve } from "node:path";
import { EXIT_STATUS } from "../catalog/states.ts";
import type { At } from "../contract/plan.ts";
import type { Verdict } from "../contract/verdict.ts";
import { measure } from "../measure/measure.ts";
import { outFolder } from "../out/out-folder.ts";
import { bringData, locate } from "../project/locate.ts";
import { prepareIn, writePrepared } from "../project/prepare.ts";
import { progressFor } from "../terminal/progress-for.ts";
import { askAttested, writeTaken } from "./ask-attested.ts";
import { bringHistory } from "./bring-history.ts";
import type { Host } from "./entry/host.ts";
import { workerPython } from "./interpreter.ts";
import { judgeOut } from "./judge.ts";
import { copyLabellingImages } from "./labelling-images.ts";
import { portsOf, truthsIn } from "./measuring.ts";
import type { Options } from "./options.ts";
import { replacing } from "./out-folder.ts";
import { printVerdict } from "./print-verdict.ts";
import { withQuestion } from "./question.ts";
import { withProject } from "./with-project.ts";

/** The whole job: plan, measure, judge, report. */
export async function gate(options: Options, host: Host): Promise<number> {
  const progress = progressFor(host.errors, host.env);
  const out = outFolder(resolve(host.cwd, options.out));
  return await withProject(host, async (project, scratch) => {
    const found = await prepareIn(project, options, host);
    const asked = await withQuestion(found.plan, project, options, host);
    const { plan, taken } = await askAttested(asked, host);
    const prepared = { ...found, plan };
    const truthOf = truthsIn(prepared.truths);
    await replacing(out, async (fresh) => {
      await writePrepared(prepared, fresh);
      await bringHistory(project, options, host, fresh);
      if (taken !== undefined) return await writeTaken(taken, fresh);
      if (prepared.plan.requests.length === 0) return;
      await bringData(project, prepared.plan.requests);
      const python = await workerPython(options, host, progress);
      const ports = portsOf({ project, scratch, out: fresh, python, truthOf, progress }, host);
      // All of it, whatever part an input may name: nobody else measures the rest.
      await measure(prepared.plan, ports, { keepPackages: options.keepPackages ?? false });
    });
    if (taken !== undefined) return told(taken, options, host);
    const { verdict, missing } = await judgeOut(prepared.plan, out, progress);
    const placeOf = (at: At) => locate(project, scratch, at);
    await copyLabellingImages(missing, prepared.plan, out, placeOf);
    return told(verdict, options, host);
  });
}

function told(verdict: Verdict, options: Options, host: Host): number {
  printVerdict(verdict, options, host);
  return EXIT_STATUS[verdict.outcome];
}
