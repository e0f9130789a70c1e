import { resolve } from "node:path";
import { EXIT_STATUS } from "../catalog/states.ts";
import type { Verdict } from "../contract/verdict.ts";
import { measurePlan } from "../measure/measure.ts";
import { type OutFolder, outFolder } from "../out/out-folder.ts";
import { bringData, locatingIn } from "../project/locate.ts";
import { prepareIn, truthsIn, writePrepared } from "../project/prepare.ts";
import { progressFor } from "../terminal/progress-for.ts";
import { during, note } from "./entry/account.ts";
import type { Host } from "./entry/host.ts";
import { judgeOut } from "./judging/judge-out.ts";
import { copyLabellingImages } from "./judging/labelling-images.ts";
import { printVerdict } from "./judging/print-verdict.ts";
import { listingIn } from "./listing.ts";
import { type Options, partOf } from "./options.ts";
import { aloneIn, replacing } from "./out-folder.ts";
import { bringHistory } from "./past.ts";
import { askAttested, withQuestion, writeTaken } from "./question.ts";
import { withRemembering } from "./remembering.ts";
import { workersFor } from "./workers.ts";

/** The whole job: plan, measure, judge, report; with `watch` again and again. */
export async function gate(options: Options, host: Host): Promise<number> {
  if (!options.watch) return await gateOnce(options, host);
  const { watch } = await import("./watch/watch.ts");
  return await watch(options, host, gateOnce);
}

async function gateOnce(options: Options, host: Host): Promise<number> {
  const out = outFolder(resolve(host.cwd, options.out));
  return await aloneIn(out, host, "made where it is not there", () => gateInto(out, options, host));
}

async function gateInto(out: OutFolder, options: Options, host: Host): Promise<number> {
  const progress = progressFor(host.errors, host.env);
  return await withRemembering(options, host, progress, async (project, scratch, remembering) => {
    const workers = workersFor(options, host, scratch, progress);
    const list = listingIn(project, scratch, workers);
    const found = await during(host, "plan", () =>
      prepareIn(project, { ...options, ...partOf(options) }, { ...host, list }),
    );
    if (found.inferred !== undefined) progress.say(found.inferred);
    const asked = await withQuestion(found.plan, project, options, host);
    const { plan, taken } = await askAttested(asked, host);
    const prepared = { ...found, plan };
    const locate = locatingIn(project, scratch);
    await replacing(out, async (fresh) => {
      await writePrepared(prepared, fresh);
      await bringHistory(project, options, host, fresh);
      if (taken !== undefined) return await writeTaken(taken, fresh);
      if (prepared.plan.requests.length === 0) return;
      await bringData(project, prepared.plan.requests);
      const truthOf = truthsIn(prepared);
      const ports = { ...workers, ...remembering, locate, truthOf, out: fresh, progress };
      // All of it, whatever part an input may name: nobody else measures the rest.
      const { keepPackages = false } = options;
      note(host, { reused: await measurePlan(prepared.plan, ports, { keepPackages }) });
    });
    if (taken !== undefined) return told(taken, options, host);
    const { verdict, missing } = await during(host, "judge", () =>
      judgeOut(prepared.plan, out, progress),
    );
    await copyLabellingImages(missing, prepared.plan, out, locate);
    return told(verdict, options, host);
  });
}

function told(verdict: Verdict, options: Options, host: Host): number {
  printVerdict(verdict, options, host);
  return EXIT_STATUS[verdict.outcome];
}
